/// Units that are merged, split, renamed or re-coded on a day, as one act.
///
/// Says what is decided; `plan(in:newID:)` works out what that means for the records of the book.
package struct UnitChange: Sendable {
  /// A unit that gives way.
  package struct Predecessor: Hashable, Sendable {
    package var unit: RecordID
    package var portion: SuccessionPortion

    package init(_ unit: RecordID, _ portion: SuccessionPortion = .whole) {
      self.unit = unit
      self.portion = portion
    }
  }

  /// A unit that takes over: one that exists already, or a new one.
  package struct Successor: Hashable, Sendable {
    /// Nil while the unit is still to be made.
    package var existing: RecordID?
    package var code = ""
    package var name = ""
    /// The alternative of the register's field `kind`; that of the first predecessor when empty.
    package var kind = ""

    package init(existing: RecordID) {
      self.existing = existing
    }

    package init(code: String, name: String, kind: String = "") {
      self.code = code
      self.name = name
      self.kind = kind
    }
  }

  /// Where something of an old unit goes.
  package enum Place: Hashable, Sendable {
    /// To the successor in this place of the list.
    case successor(Int)
    /// It stays with the old unit, which goes on in part.
    case stays
  }

  /// Administrative units or residence units; no others have guided changes.
  package var kind: SuccessionKind
  package var form: SuccessionChange
  package var date: CalendarDate?
  package var legalBasis = ""
  package var predecessors: [Predecessor] = []
  package var successors: [Successor] = []
  /// Where records go that do not follow by themselves, such as the groups of a unit that is split.
  package var places: [RecordID: Place] = [:]
  /// New names for records whose name another one has already.
  package var names: [RecordID: String] = [:]

  package init(_ kind: SuccessionKind, _ form: SuccessionChange) {
    self.kind = kind
    self.form = form
  }

  /// Whether everything of the old units goes to one place, so that nothing has to be chosen.
  package var hasOneWay: Bool {
    successors.count == 1 && predecessors.allSatisfy { $0.portion == .whole }
  }
}
