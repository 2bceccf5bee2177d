/// Who looks after one cell, residence unit, group or household today, or why nobody does.
package struct Coverage: Equatable, Sendable {
  /// Why nobody looks after a unit.
  package enum Vacancy: Equatable, Sendable {
    case neverAssigned
    /// The latest assignment has ended; it says when and why.
    case ended(Assignment)
    /// The assignment is in force, but its person has left or died.
    case personGone(Assignment)
    /// Someone is assigned from a later day on.
    case notBegun(Assignment)
  }

  package let unit: RecordID
  package let level: AssignmentLevel
  /// The assignments under which someone acts today, the longest first.
  package let holders: [Assignment]
  /// Nil while someone looks after the unit.
  package let vacancy: Vacancy?
  /// The households of a group or residence unit; nil at the other levels.
  package let households: RecordSet?

  package var register: RegisterKey { level.register }
  package var isCovered: Bool { !holders.isEmpty }
}

extension Coverage.Vacancy {
  /// The assignment that left the unit alone, or that is still to begin.
  package var assignment: Assignment? {
    switch self {
    case .neverAssigned: nil
    case .ended(let assignment), .personGone(let assignment), .notBegun(let assignment): assignment
    }
  }
}
