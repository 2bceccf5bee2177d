enum InterfacePlaceholder {}
