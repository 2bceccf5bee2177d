/// What the store asks of an operating system's files, so that tests can put a disk that fails in
/// its place.
///
/// Every call is one step at which power can go or an error come. Paths are absolute or relative
/// to the working directory; nothing follows a symbolic link in the last step of a path.
package protocol Disk {
  /// Opens a file for appending.
  func open(_ path: String, _ purpose: OpenPurpose) throws(DiskError) -> OpenFile
  /// One write at the end of a file; returns how many bytes went in, which may be too few.
  func append(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) -> Int
  /// How long an open file is by now; nil where that cannot be told.
  func size(of file: OpenFile) -> Int?
  /// Puts the bytes and the size of a file on the medium.
  func syncData(_ file: OpenFile) throws(DiskError)
  /// Puts a file and everything about it on the medium.
  func sync(_ file: OpenFile) throws(DiskError)
  /// Puts the bytes of a file on the medium that somebody else wrote.
  func syncData(at path: String) throws(DiskError)
  func close(_ file: OpenFile)
  /// The bytes of a regular file from an offset to its end.
  func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8]
  /// The bytes of a regular file from one offset to another, or to its end where that comes first.
  func read(_ path: String, in range: Range<Int>) throws(DiskError) -> [UInt8]
  /// Nil when there is nothing of that name.
  func status(_ path: String) throws(DiskError) -> FileStatus?
  /// The names in a folder, in no order.
  func list(_ path: String) throws(DiskError) -> [String]
  func rename(_ path: String, to new: String) throws(DiskError)
  /// Removes a file that this program made: a temporary one, a draft.
  func remove(_ path: String) throws(DiskError)
  /// Makes a folder, nothing when it is there: for all who share the folder in which it is made, or
  /// for its owner alone to write in.
  func makeDirectory(_ path: String, isShared: Bool) throws(DiskError)
  /// Removes a folder that this program made and that is empty.
  func removeDirectory(_ path: String) throws(DiskError)
  /// Puts the names in a folder on the medium.
  func syncDirectory(_ path: String) throws(DiskError)
  /// Opens the file whose bytes are locks, making it where it is not there.
  func openLock(_ path: String) throws(DiskError) -> OpenFile
  /// Takes a lock; false when somebody else has it. Waits for nobody.
  func lock(_ part: LockPart, of file: OpenFile, shared: Bool) throws(DiskError) -> Bool
  /// Gives a lock back.
  func unlock(_ part: LockPart, of file: OpenFile)
  /// The line that stands in the lock file.
  func note(in file: OpenFile) throws(DiskError) -> LockNote
  /// Makes the lock file so many bytes long; what stands in its beginning stays.
  func setLength(_ length: Int, of file: OpenFile) throws(DiskError)
  /// Puts a line into the lock file.
  func leave(_ note: LockNote, in file: OpenFile) throws(DiskError)
  /// Lets nobody write in a file any more; nothing where the system refuses.
  func protect(_ path: String)
  /// The kind of file system on which a path lies, such as `ext4` or `nfs4`; empty when unknown.
  func fileSystem(of path: String) -> String
}

extension Disk {
  /// All bytes of a regular file.
  package func read(_ path: String) throws(DiskError) -> [UInt8] {
    try read(path, from: 0)
  }

  package func read(_ path: String, in range: Range<Int>) throws(DiskError) -> [UInt8] {
    Array(try read(path, from: range.lowerBound).prefix(range.count))
  }

  /// Makes a folder for all who share the one in which it is made.
  func makeDirectory(_ path: String) throws(DiskError) {
    try makeDirectory(path, isShared: true)
  }
}

/// A file that is open, as the disk that opened it counts them.
package struct OpenFile: Hashable, Sendable {
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }
}

/// What a file is opened for.
package enum OpenPurpose: Hashable, Sendable {
  /// A file that is there, to be appended to.
  case append
  /// A file that must not be there yet.
  case createNew
}

/// What is known of a name in a folder without opening it.
package struct FileStatus: Hashable, Sendable {
  package var isDirectory: Bool
  package var size: Int
  /// The number by which the file system tells files apart; a copy has another one.
  package var identity: UInt64
  /// Whether every account of the machine may write in it.
  package var isOpenToAll: Bool

  package init(
    isDirectory: Bool, size: Int, identity: UInt64 = 0, isOpenToAll: Bool = false
  ) {
    self.isDirectory = isDirectory
    self.size = size
    self.identity = identity
    self.isOpenToAll = isOpenToAll
  }
}

/// What can be locked apart in a book: one byte of the lock file each.
package enum LockPart: Int, Sendable {
  /// Writing in journals.
  case commit = 0
  /// Writing register files.
  case snapshot = 1
  /// Having the book open; taken by all together, or by one alone who rearranges it.
  case presence = 2
}

/// A call that the operating system refused.
package struct DiskError: Error, Hashable, Sendable {
  package var operation: String
  package var path: String
  /// The system's `errno`.
  package var code: Int32

  package init(operation: String, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}
