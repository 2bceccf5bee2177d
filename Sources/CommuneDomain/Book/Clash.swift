/// Where a change that was to be saved meets one that somebody else saved meanwhile.
package struct Clash: Hashable, Sendable {
  /// What the change met.
  package enum Kind: Hashable, Sendable {
    /// The field holds another value than the one that was to be replaced.
    case field
    /// The record is gone.
    case removed
    /// The record that was to be removed is not what it was.
    case changedSince
    /// Another record has that value, which only one may have.
    case taken(by: RecordID)
  }

  package var kind: Kind
  package var register: RegisterKey
  package var record: RecordID
  /// The field, where it is one.
  package var field: String?
  /// Whose entry of a marks or remarks field.
  package var subject: RecordID?
  /// What stood there when the form was opened.
  package var base: FieldValue
  /// What stands there now.
  package var theirs: FieldValue
  /// What was to stand there.
  package var mine: FieldValue
  /// Who wrote what stands there now, and when, as far as the journals tell.
  package var author: String?
  package var milliseconds: UInt64?

  package init(
    kind: Kind, register: RegisterKey, record: RecordID, field: String? = nil,
    subject: RecordID? = nil, base: FieldValue = .empty, theirs: FieldValue = .empty,
    mine: FieldValue = .empty
  ) {
    self.kind = kind
    self.register = register
    self.record = record
    self.field = field
    self.subject = subject
    self.base = base
    self.theirs = theirs
    self.mine = mine
  }
}
