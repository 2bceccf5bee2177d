internal import VietnameseText

extension Filter.Test {
  /// Whether a value of a field meets the test; what can be prepared once is prepared here.
  func matcher(of kind: FieldKind, in commune: Commune) -> (FieldValue) -> Bool {
    switch self {
    case .equals(let wanted): equality(to: wanted, kind)
    case .contains(let text): containment(of: Letters(text), kind, commune)
    case .isEmpty: { $0.isEmpty }
    case .notEmpty: { !$0.isEmpty }
    case .before(let day): { $0.date.map { $0.lastDay < day } ?? false }
    case .after(let day): { $0.date.map { $0 > day.lastDay } ?? false }
    case .atLeast(let number): { $0.integer.map { $0 >= number } ?? false }
    case .atMost(let number): { $0.integer.map { $0 <= number } ?? false }
    }
  }

  private func equality(to wanted: FieldValue, _ kind: FieldKind) -> (FieldValue) -> Bool {
    switch (kind, wanted) {
    case (.text(.code), .text(let code)):
      let wanted = code.lowercased()
      return { $0.text?.lowercased() == wanted }
    case (.date, .date(let date)):
      return { $0.date.map { $0.lies(in: date) } ?? false }
    case (.flag, .flag(false)):
      return { $0.isEmpty || $0 == wanted }
    default:
      return { $0 == wanted }
    }
  }

  private func containment(of letters: Letters, _ kind: FieldKind, _ commune: Commune)
    -> (FieldValue) -> Bool
  {
    guard case .reference(let register) = kind else {
      return { value in
        switch value {
        case .text(let text), .choice(let text): letters.occur(in: text)
        case .integer(let number): letters.occur(in: String(number))
        case .date(let date): letters.occur(in: date.description)
        case .marks(let marks): marks.values.contains(where: letters.occur)
        case .notes(let notes): notes.contains { letters.occur(in: $0.text) }
        case .empty, .flag, .reference: false
        }
      }
    }
    let targets = commune.ids(in: register).filter { id in
      letters.occur(in: commune.title(of: id, in: register))
    }
    let found = Set(targets)
    return { $0.reference.map(found.contains) ?? false }
  }
}

/// Folded letters to look for; compared as bytes, which is many times faster than as text.
private struct Letters {
  private let bytes: [UInt8]

  init(_ text: String) {
    bytes = text.foldedBytes
  }

  func occur(in text: String) -> Bool {
    guard let first = bytes.first else { return true }
    let place = text.foldedBytes
    guard place.count >= bytes.count else { return false }
    return (0...(place.count - bytes.count)).contains { start in
      place[start] == first && place[start..<start + bytes.count].elementsEqual(bytes)
    }
  }
}

extension FieldValue {
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var date: CalendarDate? {
    if case .date(let date) = self { date } else { nil }
  }

  var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }
}

extension CalendarDate {
  /// The last day that a date of less precision can mean.
  var lastDay: CalendarDate {
    let month = month ?? 12
    let day = day ?? Self.days(inMonth: month, of: year)
    return CalendarDate(year: year, month: month, day: day) ?? self
  }

  /// Whether this is the same date or lies inside a date of less precision.
  func lies(in other: CalendarDate) -> Bool {
    year == other.year && (other.month == nil || month == other.month)
      && (other.day == nil || day == other.day)
  }
}
