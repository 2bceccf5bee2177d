package import CommuneDomain

/// Why a book could not be made, opened, read or written; data only, the words are elsewhere.
package indirect enum StoreError: Error, Hashable, Sendable {
  /// There is no book in that folder.
  case notABook(path: String)
  /// There is a book in that folder already.
  case bookExists(path: String)
  /// The folder holds other things.
  case folderNotEmpty(path: String)
  /// Written by a newer version that this one cannot read.
  case newerFormat(path: String, format: Int)
  /// Somebody else held the lock for as long as was waited.
  case lockedBy(String)
  /// Others have changed the same meanwhile; nothing was written.
  case clashes([Clash])
  /// The book lies on a network file system, whose locks and flushes cannot be relied upon.
  case networkDisk(path: String, kind: String)
  /// What was to be taken in is the folder of no book.
  case notACopy(path: String)
  /// What was to be taken in is a copy of another book.
  case anotherBook(path: String)
  /// A file of a backup is not what it was when the backup was made.
  case spoiltBackup(path: String, member: String)
  /// Nothing can be saved in this book now.
  case readOnly(ReadOnlyReason)
  case diskFull(path: String)
  case noPermission(path: String)
  /// The medium or the mount refuses all writing.
  case readOnlyDisk(path: String)
  case inputOutput(path: String, code: Int32, operation: String)
  /// A file says something that it cannot say; lines are counted from 1.
  case damaged(
    file: String, line: Int, register: RegisterKey?, record: String?, field: String?,
    problem: Problem)
  case changeDoesNotFit(ChangeError)
  /// One value is larger than a line of the journal may be.
  case lineTooLong(register: RegisterKey, record: RecordID)
}

extension StoreError {
  init(_ error: DiskError, path: String) {
    let path = error.path.isEmpty ? path : error.path
    switch SystemCode(rawValue: error.code) {
    case .noSpace, .overQuota, .fileTooLarge: self = .diskFull(path: path)
    case .access, .notPermitted: self = .noPermission(path: path)
    case .readOnlySystem: self = .readOnlyDisk(path: path)
    case .missing, .inputOutput, .exists, .notDirectory, .busy, nil:
      self = .inputOutput(path: path, code: error.code, operation: error.operation)
    }
  }
}

/// The codes of the operating system that mean something to the store.
enum SystemCode: Int32 {
  case notPermitted = 1
  case missing = 2
  case inputOutput = 5
  case access = 13
  case busy = 16
  case exists = 17
  case notDirectory = 20
  case fileTooLarge = 27
  case noSpace = 28
  case readOnlySystem = 30
  case overQuota = 122
}
