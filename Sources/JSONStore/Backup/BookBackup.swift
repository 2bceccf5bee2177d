package import CommuneDomain

/// A book in one file, which every `tar` opens and which says itself whether it is whole.
package struct BookBackup: Sendable {
  /// What a backup holds.
  package struct Summary: Hashable, Sendable {
    package var path: String
    /// The files of the book in it, and the size of the whole.
    package var files: Int
    package var bytes: Int
    package var identity: BookIdentity
    /// When it was made, in milliseconds since 1 January 1970 UTC.
    package var made: UInt64
    /// The acts' lines in it, over all journals.
    package var lines: Int
    package var seal: BookSeal?
    /// How much was out of order in the book when it was made.
    package var troubles: Int
  }

  /// Makes a backup while others may go on writing: it holds the book as it was at one moment.
  ///
  /// The file is read back and compared before it takes its name; one of that name is kept as `….1`, that
  /// one as `….2` and so on. A damaged book drives no older backup out.
  ///
  /// - Parameter keeping: How many older backups stay.
  package static func write(
    bookAt path: String, to file: String, keeping: Int, disk: any Disk, clock: any Clock,
    randomness: any Randomness
  ) throws(StoreError) -> Summary {
    let book = BookFolder(path: path, disk: disk)
    _ = try book.read()
    var attempt = 1
    while true {
      do {
        let writer = BackupWriter(book: book, file: file, clock: clock, randomness: randomness)
        return try writer.write(keeping: keeping)
      } catch .inputOutput(let place, let code, let operation)
        where code == SystemCode.missing.rawValue && place.hasPrefix(path) && attempt < 3
      {
        // A journal was being put elsewhere meanwhile.
        _ = operation
        attempt += 1
      }
    }
  }

  /// Reads a backup through to its end and compares every byte with what it says of itself.
  ///
  /// - Throws: `StoreError.spoiltBackup` with the file of it that is not what it was.
  package static func check(_ file: String, disk: any Disk) throws(StoreError) -> Summary {
    let reader = try BackupReader(file, disk: disk)
    try reader.verify()
    return reader.summary
  }

  /// Makes a new book of a backup: a new station, which shares everything with those that there are.
  ///
  /// Everything is compared before anything is made, and again afterwards; where that fails, nothing is
  /// left.
  package static func restore(
    _ file: String, to folder: String, disk: any Disk, clock: any Clock
  ) throws(StoreError) -> Summary {
    let reader = try BackupReader(file, disk: disk)
    try reader.verify()
    try BackupRestoring(reader: reader, folder: folder, disk: disk, clock: clock).run()
    return reader.summary
  }
}
