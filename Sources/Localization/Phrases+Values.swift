package import CommuneDomain

/// Values as tables, forms and the history show them.
extension Phrases {
  /// A value in words: references by title, masked fields as "0081******23" unless revealed, marks
  /// counted, and the last note of a diary.
  package func text(
    of value: FieldValue, _ field: FieldDescription, of register: RegisterKey,
    in commune: Commune, revealing: Bool = false
  ) -> String {
    switch value {
    case .empty: ""
    case .text(let text):
      register == .accesses && field.key == "subject" && Commune.register(RegisterKey(text)) != nil
        ? name(of: RegisterKey(text)) : shown(text, field, revealing: revealing)
    case .integer(let number): shown(number, field)
    case .date(let date): self.date(date)
    case .choice(let key): choice(register, field.key, key)
    case .flag(let flag): flag ? self["value.yes"] : ""
    case .reference(let id):
      if case .reference(let target) = field.kind {
        title(of: id, in: target, of: commune) ?? id.description
      } else {
        id.description
      }
    case .marks(let marks): counts(of: marks, field, register)
    case .notes(let notes):
      notes.last.map { "\(self.date($0.date)) \($0.text)" } ?? ""
    }
  }

  /// The first four and the last two signs, the others hidden.
  package func masked(_ text: String) -> String {
    // That something was erased is no secret.
    if text == self["erase.marker"] { return text }
    guard text.count > 6 else { return String(repeating: "*", count: text.count) }
    return text.prefix(4) + String(repeating: "*", count: text.count - 6) + text.suffix(2)
  }

  /// The record as it leaves the book: numbers masked.
  package func masked(_ record: any Entity) -> any Entity {
    var masked = record
    for field in Commune.register(record.register)?.fields ?? [] where field.isMasked {
      if case .text(let text) = record.value(of: field.key) {
        try? masked.set(field.key, to: .text(self.masked(text)))
      }
    }
    return masked
  }

  private func shown(_ text: String, _ field: FieldDescription, revealing: Bool) -> String {
    if field.isMasked, !revealing { return masked(text) }
    guard field.kind == .text(.phone), let number = PhoneNumber(text) else { return text }
    return phone(number)
  }

  private func shown(_ number: Int, _ field: FieldDescription) -> String {
    field.kind == .amount ? money(number) : typed(number, field)
  }

  private func counts(
    of marks: [RecordID: String], _ field: FieldDescription, _ register: RegisterKey
  ) -> String {
    guard case .marks(let keys) = field.kind else {
      return text("value.remarks", number(marks.count))
    }
    return keys.compactMap { key in
      let count = marks.values.count { $0 == key }
      return count == 0 ? nil : "\(choice(register, field.key, key)) \(number(count))"
    }
    .joined(separator: " · ")
  }
}
