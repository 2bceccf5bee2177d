/// What a change of units means for the book, before it is saved.
package struct UnitChangePlan: Sendable {
  /// Something of an old unit that goes over with it, stays, or is still to be placed.
  package struct Item: Hashable, Sendable {
    package let register: RegisterKey
    package let id: RecordID
    package let predecessor: RecordID
    /// Nil while it is still to be chosen.
    package let place: UnitChange.Place?
    /// Whether a person chooses its place; the others follow something else.
    package let isChosen: Bool
  }

  /// Two records that would have the same name.
  package struct NameClash: Hashable, Sendable {
    package let register: RegisterKey
    /// The record that goes over.
    package let moved: RecordID
    package let other: RecordID
    package let name: String
  }

  /// Why the change cannot be made; the phrase key of its sentence is `unit-change.<name>`.
  package struct Problem: Hashable, Sendable {
    package let name: String
    package let arguments: [Issue.Argument]

    package init(_ name: String, _ arguments: [Issue.Argument] = []) {
      self.name = name
      self.arguments = arguments
    }
  }

  /// All operations, in an order in which they can be carried out.
  package var change = Change()
  package var items: [Item] = []
  /// The new units, in the order of the successors.
  package var successors: [RecordID] = []
  /// Old units that end the day before.
  package var closed: [RecordID] = []
  /// Assignments and posts that end, because the same or another person has them already.
  package var ended: [RecordSet] = []
  package var clashes: [NameClash] = []
  package var problems: [Problem] = []
  /// Hard rules that a changed record would break.
  package var issues: [Issue] = []

  package init() {}

  /// Whether it may be saved.
  package var isReady: Bool { problems.isEmpty && issues.isEmpty && clashes.isEmpty }

  /// What is still to be placed one by one; what follows something else waits for it.
  package var unplaced: [Item] { items.filter { $0.place == nil && $0.isChosen } }

  /// What goes over, by register, in the order of the registers.
  package var moved: [RecordSet] {
    let moving = items.filter { if case .successor = $0.place { true } else { false } }
    return Commune.registers.compactMap { register in
      let ids = moving.filter { $0.register == register.key }.map(\.id)
      return ids.isEmpty ? nil : RecordSet(register.key, ids)
    }
  }
}
