package import CommuneDomain

/// Values as text to be edited.
extension FieldParser {
  /// What a form field starts with for a value: the text whose value it is.
  ///
  /// Never masked: whoever edits a number must see it.
  package func editText(
    of value: FieldValue, for field: FieldDescription, of register: RegisterKey,
    in commune: Commune, phrases: Phrases
  ) -> String {
    switch value {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): phrases.typed(number, field)
    case .date(let date): phrases.date(date)
    case .choice(let key): phrases.choice(register, field.key, key)
    case .flag(let flag): phrases[flag ? "value.yes.typed" : "value.no.typed"]
    case .reference(let id): name(of: id, field.kind, in: commune)
    case .marks(let marks): text(of: marks, in: commune, field.kind)
    case .notes(let notes):
      notes.map { "\($0.date) \($0.text)" }.joined(separator: "\n")
    }
  }

  /// The title where it leads back to the record, else its code, else the title with what tells it from
  /// its namesakes; the identifier only where nothing does.
  private func name(of id: RecordID, _ kind: FieldKind, in commune: Commune) -> String {
    guard case .reference(let register) = kind, commune.record(id, in: register) != nil else {
      return id.description
    }
    let title = commune.title(of: id, in: register)
    if let found = try? reference(title, to: register, in: commune), found == id { return title }
    if let code = code(of: id, in: register, of: commune) { return code }
    let details = details(of: id, in: register, of: commune)
    let combined = details.count > 1 ? [details.joined(separator: ", ")] : []
    for detail in details + combined {
      let text = "\(title) (\(detail))"
      if let found = try? reference(text, to: register, in: commune), found == id { return text }
    }
    return id.description
  }

  private func text(of marks: [RecordID: String], in commune: Commune, _ kind: FieldKind)
    -> String
  {
    let entries = marks.keys.sorted().map { id in
      let register: RegisterKey =
        commune.record(id, in: .households) != nil ? .households : .people
      let subject = code(of: id, in: register, of: commune) ?? id.description
      return "\(subject)=\(marks[id] ?? "")"
    }
    return entries.joined(separator: kind == .remarks ? "; " : ", ")
  }

  /// The code that names the record alone.
  private func code(of id: RecordID, in register: RegisterKey, of commune: Commune) -> String? {
    guard let record = commune.record(id, in: register) else { return nil }
    for field in Commune.register(register)?.fields ?? [] where field.kind == .text(.code) {
      if case .text(let code) = record.value(of: field.key),
        commune.find(code, in: register) == [id]
      {
        return code
      }
    }
    return nil
  }
}

extension Phrases {
  /// A number of a field as it is typed: a year in plain digits, hundredths with their decimals.
  func typed(_ number: Int, _ field: FieldDescription) -> String {
    if case .hundredths = field.kind { return shortDecimal(number) }
    return field.showsPlainDigits ? String(number) : self.number(number)
  }
}

extension FieldDescription {
  /// Whether the number is a year, written without a separator.
  var showsPlainDigits: Bool {
    if case .integer(let range) = kind { range.lowerBound >= 1000 } else { false }
  }
}
