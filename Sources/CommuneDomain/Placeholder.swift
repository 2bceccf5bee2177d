enum CommuneDomainPlaceholder {}
