package import CommuneDomain

/// Something that a screen wants done outside: data, carried out by the executable.
package enum Effect: Sendable, Hashable {
  /// Write a change to disk; answered by `saved` or `saveFailed`.
  case save(Change)
  /// Take back the last change that was not taken back; answered by `undone`.
  case undo
  /// Do again what was taken back last; answered by `redone`.
  case redo
  /// Keep a form as it stands.
  case keepDraft(Draft)
  case discardDraft(RecordID)
  /// Read what happened to a record, or to the book; answered by `history`.
  case readHistory(RegisterKey?, RecordID?)
  case keepSetting(String, String?)
  /// Write a report to a file in the user's folder; answered by `exported` or `failed`.
  case export(name: String, text: String)
  /// Write a list of a register to such a file; answered the same way.
  case exportList(RegisterKey, text: String)
  /// Read a file of text; answered by `read` or `failed`.
  case readFile(path: String)
  /// Take in what another copy of the book holds besides, or only find out what that is; answered by
  /// `copyTaken` or `failed`.
  case takeCopy(path: String, isTrial: Bool)
  /// Put the whole book into a file; answered by `backedUp` or `failed`.
  case backUp(path: String)
  /// Make or open a book; answered by `opened` or `failed`.
  case openBook(BookChoice)
  /// Give the terminal back to the shell until the user returns.
  case suspend
  /// Draw the whole screen anew.
  case redraw
  case quit
}

/// Which book a first start begins with.
package enum BookChoice: Sendable, Hashable {
  case new(name: String, code: String)
  case sample
  case existing(path: String)
}

/// What came of an effect.
package enum Outcome: Sendable {
  /// The change is on disk; only now may the screen say so.
  case saved(Change)
  /// Others have saved; comes by itself, or before the answer to a save.
  case arrived(Arrival)
  /// Nothing was written, because others have changed the same meanwhile: their `arrived` came
  /// before, and whoever wants to save says for each clash what is to stand.
  case clashed([Clash])
  /// Nothing was written; the sentence says why and what to do.
  case saveFailed(String, readOnlyReason: String?)
  case undone(Change?)
  case redone(Change?)
  case history([HistoryEntry])
  case exported(path: String)
  case read(String)
  /// What a copy brought, or would bring, and what was found out of order meanwhile.
  case copyTaken(TakenCopy, isTrial: Bool, remarks: [String])
  /// What was put into the file, in words.
  case backedUp(String)
  case opened(Session)
  case failed(String)
}

extension Outcome {
  /// Whether it answers an effect that writes.
  var isAnswerToWriting: Bool {
    switch self {
    case .saved, .clashed, .saveFailed, .undone, .redone, .failed, .opened: true
    case .arrived, .history, .exported, .read, .copyTaken, .backedUp: false
    }
  }
}
