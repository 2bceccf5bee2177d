enum JSONStorePlaceholder {}
