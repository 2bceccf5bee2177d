package import CommuneDomain
internal import VietnameseText

/// What is typed, as a value: in a form, on the command line, in a table to be imported.
package struct FieldParser: Sendable {
  /// What `h`, `-3` and a date without a year count from.
  package let today: CalendarDate

  package init(today: CalendarDate) {
    self.today = today
  }

  /// The value that a text means for a field; `empty` for blank text.
  ///
  /// With phrases, alternatives are also known by their words in that language.
  package func value(
    _ text: String, for field: FieldDescription, of register: RegisterKey, in commune: Commune,
    phrases: Phrases?
  ) throws(InputError) -> FieldValue {
    let clean = text.cleanedField
    guard !clean.isEmpty else { return .empty }
    switch field.kind {
    case .text(.verbatim): return .text(text)
    case .text(let shape): return .text(try self.text(clean, shape))
    case .integer: return .integer(try integer(clean))
    case .hundredths:
      return .integer(try scaled(clean, decimals: 2, phrases?.language ?? .vietnamese))
    case .amount: return .integer(try amount(clean, phrases?.language ?? .vietnamese))
    case .date(let precision): return .date(try date(clean, precision))
    case .choice(let keys):
      return .choice(try choice(clean, of: keys, field.key, register, phrases))
    case .flag: return try flag(clean) ? .flag(true) : .empty
    case .reference(let target): return .reference(try reference(clean, to: target, in: commune))
    case .marks(let keys):
      return .marks(
        try marks(clean, in: commune) { (word) throws(InputError) in
          try choice(word, of: keys, field.key, register, phrases)
        })
    case .remarks: return .marks(try remarks(clean, in: commune))
    case .notes: return .notes(try notes(text))
    }
  }

  private func text(_ clean: String, _ shape: TextShape) throws(InputError) -> String {
    switch shape {
    case .line, .paragraph, .verbatim, .personName, .code: clean
    case .identity: clean.filter { !" .-".contains($0) }
    case .phone: PhoneNumber(clean)?.digits ?? clean.filter { !" .-()".contains($0) }
    case .time: try time(clean)
    }
  }

  /// `19h`, `19:00`, `1900` and `19` are 19:00.
  private func time(_ clean: String) throws(InputError) -> String {
    if let time = TimeOfDay(clean) { return time.description }
    let isDigits = clean.utf8.allSatisfy { (48...57).contains($0) }
    if isDigits, clean.utf8.count <= 2, let time = TimeOfDay(clean + ":00") {
      return time.description
    }
    if isDigits, clean.utf8.count == 4,
      let time = TimeOfDay("\(clean.prefix(2)):\(clean.suffix(2))")
    {
      return time.description
    }
    throw .timeExpected(clean)
  }

  private func flag(_ clean: String) throws(InputError) -> Bool {
    switch clean.folded {
    case "c", "co", "y", "yes", "true", "x", "1", "✓", "dung": true
    case "k", "khong", "n", "no", "false", "0", "-", "sai": false
    default: throw .flagExpected(clean)
    }
  }
}
