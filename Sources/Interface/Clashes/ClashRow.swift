internal import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// One place where two writers met, both sides of it, and what is to stand there.
struct ClashRow: Sendable {
  /// What is to be decided.
  enum Matter: Sendable, Hashable {
    /// Which value of a field is to stand.
    case field
    /// Whether a record that was to be removed is removed although somebody changed it.
    case removal
    /// Whether a record that somebody removed is brought back.
    case restoration
    /// Nothing: the record is gone, and with it what was to be written there.
    case loss
    /// Nothing: another record has the value, which only one may have.
    case taken(by: RecordID)
  }

  /// What stands on one side, and whose it is.
  struct Side: Sendable, Hashable {
    var value: FieldValue
    var author: String?
    var milliseconds: UInt64?
  }

  /// What was chosen.
  enum Choice: Sendable, Hashable { case theirs, mine, combined }

  let matter: Matter
  let spot: FieldSpot
  /// What stood there when the form was opened; nil where that is not known.
  var base: FieldValue?
  var theirs: Side
  var mine: Side
  /// What else was changed, in words, where a whole record is to be decided.
  var details: [String] = []
  var choice: Choice?
  /// The text that is made of both; kept even when one of the sides is taken after all.
  var text: TextFieldState?

  /// Whether there are two sides to choose from.
  var isDecidable: Bool {
    switch matter {
    case .field, .removal, .restoration: true
    case .loss, .taken: false
    }
  }

  var isOpen: Bool { isDecidable && choice == nil }

  /// Whether the two can be made into one by editing: only texts can.
  var canBeCombined: Bool {
    guard matter == .field, let field = spot.field else { return false }
    switch Commune.register(spot.register)?.field(field)?.kind {
    case .text, .remarks: return true
    default: return false
    }
  }

  /// Takes over what was chosen for the same row before, unless one of the sides has changed since;
  /// the text made of both also then, as long as mine is in it.
  mutating func keepChoice(of earlier: ClashRow) {
    guard earlier.mine.value == mine.value else { return }
    text = earlier.text
    if earlier.theirs.value == theirs.value, earlier.details == details { choice = earlier.choice }
  }
}

extension ClashRow {
  /// The value that the text made of both sides means.
  func combinedValue(in session: Session) throws(InputError) -> FieldValue {
    guard let typed = text?.text.cleanedField, let key = spot.field,
      let field = Commune.register(spot.register)?.field(key)
    else { return .empty }
    if spot.subject != nil { return typed.isEmpty ? .empty : .text(typed) }
    return try FieldParser(today: session.today).value(
      typed, for: field, of: spot.register, in: session.commune, phrases: session.phrases)
  }

  /// A clash as the store tells it.
  init(_ clash: Clash, matter: Matter = .field) {
    self.init(
      matter: matter, spot: clash.spot, base: clash.base,
      theirs: Side(value: clash.theirs, author: clash.author, milliseconds: clash.milliseconds),
      mine: Side(value: clash.mine))
  }

  /// A value that does not count, beside the one that does.
  init(_ entry: ReviewEntry, in commune: Commune) {
    let isPresent = commune.record(entry.record, in: entry.register) != nil
    let matter: Matter =
      if !isPresent {
        entry.kind == .removed ? .restoration : .loss
      } else {
        entry.mark.field == nil ? .removal : .field
      }
    self.init(
      matter: matter, spot: entry.spot, base: nil,
      theirs: Side(
        value: commune.value(at: entry.spot), author: entry.other,
        milliseconds: entry.otherMilliseconds),
      mine: Side(
        value: entry.value, author: entry.mark.author, milliseconds: entry.milliseconds))
  }
}

extension [ClashRow] {
  /// The clashes of a change that no form can show: a record that was to be removed is one row.
  init(_ clashes: [Clash], in session: Session) {
    self = []
    for clash in clashes {
      switch clash.kind {
      case .field: append(ClashRow(clash))
      case .removed: append(ClashRow(clash, matter: .loss))
      case .taken(let other): append(ClashRow(clash, matter: .taken(by: other)))
      case .changedSince: addRemoval(clash, in: session)
      }
    }
  }

  /// What was changed in a record that was to be removed stands in the row of the record.
  private mutating func addRemoval(_ clash: Clash, in session: Session) {
    let spot = FieldSpot(register: clash.register, record: clash.record)
    let index = firstIndex { $0.matter == .removal && $0.spot == spot } ?? endIndex
    if index == endIndex {
      let side = ClashRow.Side(
        value: .empty, author: clash.author, milliseconds: clash.milliseconds)
      append(
        ClashRow(
          matter: .removal, spot: spot, base: nil, theirs: side,
          mine: ClashRow.Side(value: .empty)))
    }
    guard clash.field != nil else { return }
    let phrases = session.phrases
    self[index].details.append(
      phrases.text(
        "operation.set", phrases.label(of: clash.spot, in: session.commune),
        phrases.text(of: clash.base, at: clash.spot, in: session.commune),
        phrases.text(of: clash.theirs, at: clash.spot, in: session.commune)))
  }
}

extension Commune {
  /// What stands at a place now; an entry of a marks field as a choice, of a remarks field as a text.
  func value(at spot: FieldSpot) -> FieldValue {
    guard let field = spot.field,
      let value = record(spot.record, in: spot.register)?.value(of: field)
    else { return .empty }
    guard let subject = spot.subject else { return value }
    guard let word = value.marks[subject] else { return .empty }
    let kind = Self.register(spot.register)?.field(field)?.kind
    return kind == .remarks ? .text(word) : .choice(word)
  }
}
