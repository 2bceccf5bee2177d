package import CommuneDomain

/// The names of registers, fields and alternatives.
extension Phrases {
  /// Such as "Hộ gia đình".
  package func name(of register: RegisterKey) -> String {
    self["register.\(register)"]
  }

  /// What one record of a register is called, such as "hộ".
  package func oneName(of register: RegisterKey) -> String {
    self["register.\(register).one"]
  }

  /// A number of records, such as "6.214 hộ".
  package func count(_ number: Int, of register: RegisterKey) -> String {
    let noun = number == 1 ? "register.\(register).one" : "register.\(register).many"
    return "\(self.number(number)) \(self[noun])"
  }

  /// The label of a field in forms, such as "Chủ hộ".
  package func label(_ register: RegisterKey, _ field: String) -> String {
    self["\(register).\(field)"]
  }

  /// The head of a field's column: shorter than the label where a shorter one exists.
  package func columnLabel(_ register: RegisterKey, _ field: String) -> String {
    let key = "\(register).\(field).column"
    return has(key) ? self[key] : label(register, field)
  }

  /// The word of an alternative, such as "Cận nghèo".
  package func choice(_ register: RegisterKey, _ field: String, _ key: String) -> String {
    self["\(register).\(field).\(key)"]
  }

  /// A shorter word for an alternative, where cutting it would make it another; nil where there is none.
  package func shortChoice(_ register: RegisterKey, _ field: String, _ key: String) -> String? {
    let name = "\(register).\(field).\(key).short"
    return has(name) ? self[name] : nil
  }
}
