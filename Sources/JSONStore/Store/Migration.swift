internal import CommuneDomain

/// A step from one format of books to the next. Journals stay as they are: readers know every version
/// of lines there ever was.
struct Migration: Sendable {
  /// The format that a book has before.
  let from: Int
  let name: String
  /// What it does, apart from the number in `store.json`.
  let change: @Sendable (BookFolder) throws(DiskError) -> Void

  /// All steps, oldest first; none is ever taken out.
  static let all = [
    Migration(from: 1, name: "several-writers") { book throws(DiskError) in
      // Register files and drafts of the first format are made anew when the book is read.
      try book.disk.makeDirectory(book.drafts)
    }
  ]

  /// Takes the steps that a book needs; the old `store.json` stays in `local`.
  static func bring(
    _ book: BookFolder, _ contents: BookFolder.Contents, to format: Int, under lock: CommitLock
  ) throws(StoreError) -> BookFolder.Contents {
    guard contents.format < format else { return contents }
    _ = try lock.take(as: "migration", path: book.lockFile)
    defer { lock.giveUp() }
    // Somebody else may have been first.
    var contents = try book.read()
    do {
      for step in all where step.from >= contents.format && step.from < format {
        try book.disk.makeDirectory(book.local)
        let kept = "\(book.local)/store-format-\(step.from).json"
        if try book.disk.status(kept) == nil {
          try book.disk.writeNew(kept, try book.disk.read(book.identityFile))
        }
        try step.change(book)
        contents.format = step.from + 1
        try book.disk.replace(book.identityFile, with: contents.file)
      }
    } catch {
      throw StoreError(error, path: book.identityFile)
    }
    return contents
  }
}
