internal import VietnameseText

/// What a value is compared by; values of one field always have keys of one kind.
enum SortKey: Comparable {
  case number(Int)
  case date(CalendarDate)
  case text(CollationKey)
}

/// Makes the sort keys of one field's values, once for each record referred to.
struct SortKeyMaker {
  private let kind: FieldKind
  private let commune: Commune
  private let places: [String: Int]
  private var titles: [RecordID: SortKey] = [:]

  init(kind: FieldKind, commune: Commune) {
    self.kind = kind
    self.commune = commune
    if case .choice(let keys) = kind {
      places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    } else {
      places = [:]
    }
  }

  /// Nil for what is empty and so comes last.
  mutating func key(of value: FieldValue) -> SortKey? {
    switch value {
    case .empty: nil
    case .text(let text):
      .text(kind == .text(.personName) ? CollationKey(personName: text) : CollationKey(text: text))
    case .integer(let number): .number(number)
    case .date(let date): .date(date)
    case .choice(let choice): .number(places[choice] ?? places.count)
    case .flag(let flag): .number(flag ? 0 : 1)
    case .reference(let id): title(of: id)
    case .marks(let marks): .number(marks.count)
    case .notes(let notes): notes.map(\.date).max().map(SortKey.date)
    }
  }

  private mutating func title(of id: RecordID) -> SortKey? {
    guard case .reference(let register) = kind else { return nil }
    if let known = titles[id] { return known }
    let title = commune.title(of: id, in: register)
    let key: SortKey = .text(
      register == .people ? CollationKey(personName: title) : CollationKey(text: title))
    titles[id] = key
    return key
  }
}
