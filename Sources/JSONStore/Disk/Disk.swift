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
  /// Puts the bytes and the size of a file on the medium.
  func syncData(_ file: OpenFile) throws(DiskError)
  /// Puts a file and everything about it on the medium.
  func sync(_ file: OpenFile) throws(DiskError)
  func close(_ file: OpenFile)
  /// The bytes of a regular file from an offset to its end.
  func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8]
  /// Nil when there is nothing of that name.
  func status(_ path: String) throws(DiskError) -> FileStatus?
  /// The names in a folder, in no order.
  func list(_ path: String) throws(DiskError) -> [String]
  func rename(_ path: String, to new: String) throws(DiskError)
  /// Removes a file that this program made: a temporary one, a draft.
  func remove(_ path: String) throws(DiskError)
  /// Makes a folder that only its owner enters; nothing when it is there.
  func makeDirectory(_ path: String) throws(DiskError)
  /// Puts the names in a folder on the medium.
  func syncDirectory(_ path: String) throws(DiskError)
  /// Takes the lock file for this process, leaving a name in it; waits for nobody.
  func lock(_ path: String, holder: String) throws(DiskError) -> LockAnswer
  /// Gives the lock back.
  func unlock(_ file: OpenFile)
}

extension Disk {
  /// All bytes of a regular file.
  package func read(_ path: String) throws(DiskError) -> [UInt8] {
    try read(path, from: 0)
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

  package init(isDirectory: Bool, size: Int) {
    self.isDirectory = isDirectory
    self.size = size
  }
}

/// Whether the lock was free.
package enum LockAnswer: Hashable, Sendable {
  case taken(OpenFile)
  /// Another process has it; the name that it left.
  case busy(holder: String)
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
