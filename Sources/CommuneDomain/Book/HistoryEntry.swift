/// One saved act: who changed what, when.
package struct HistoryEntry: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case change, undo, redo
    /// Many records taken in at once; not undone key by key.
    case intake
  }

  /// The running number in its author's journal.
  package var number: Int
  /// The station and account that wrote it, such as `st01-lan`.
  package var author: String
  /// Milliseconds since 1 January 1970 UTC.
  package var milliseconds: UInt64
  package var kind: Kind
  package var change: Change

  package init(
    number: Int, author: String, milliseconds: UInt64, kind: Kind, change: Change
  ) {
    self.number = number
    self.author = author
    self.milliseconds = milliseconds
    self.kind = kind
    self.change = change
  }
}
