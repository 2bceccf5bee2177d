package import CommuneDomain

/// What opening a book found out of order, and what was done about it.
package enum StoreRemark: Hashable, Sendable {
  /// The end of the journal was never saved whole; it was set aside under that name.
  case tornTail(file: String, bytes: Int, quarantined: String?)
  /// The register's file was missing or unreadable and was made again from the journal.
  case snapshotRebuilt(RegisterKey)
  /// The list of register files was missing or unreadable and was made again from the journal.
  case snapshotListRebuilt
  /// Someone changed the register's file by hand; the book holds what the journal says, and the
  /// changed file is kept under that name.
  case handEdited(file: String, kept: String?)
  /// The journal is damaged there; what stands before that line was read.
  case badLine(file: String, line: Int, problem: Problem)
  /// The journal is damaged there, among lines that the register files hold; the book was read from
  /// those and lacks nothing.
  case damageBehind(file: String, line: Int)
  /// The journal of that author ends before what the register files hold.
  case journalIncomplete(author: String)
  /// A copy of a journal's file was taken in; what it held besides stands in that folder.
  case copyTakenIn(file: String, kept: String)
  /// So many copies of journals' files wait until the book is opened for writing.
  case copiesWait(count: Int)
  /// Every account of the machine may write in that folder.
  case openToAll(path: String)
  /// Two machines have written in the name of one; both are kept, and this one has a new name.
  case branched(author: String)
  /// Lines are not taken in yet, because a clock was ahead.
  case held(HeldJournal)
  /// This machine's clock is behind what it wrote itself, by that many minutes.
  case clockBehind(minutes: Int)
  /// A saved change no longer fits what the book holds and was passed over.
  case changePassedOver(author: String, number: Int, ChangeError)
}
