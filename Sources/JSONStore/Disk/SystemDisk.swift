internal import Glibc

/// The files of the machine that the program runs on.
///
/// Files are made 0600 and folders 0700 whatever the umask says.
package struct SystemDisk: Disk {
  /// Swift's Glibc lacks the locks that belong to an open file rather than to a process.
  private static let setOpenFileLock: Int32 = 37

  package init() {}

  package func open(_ path: String, _ purpose: OpenPurpose) throws(DiskError) -> OpenFile {
    let flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    switch purpose {
    case .append:
      let file = try check(Glibc.open(path, flags), "open", path)
      try checkRegular(file, path)
      return OpenFile(number: file)
    case .createNew:
      let file = try check(Glibc.open(path, flags | O_CREAT | O_EXCL, 0o600), "create", path)
      // A umask may have taken the owner's own bits away.
      _ = fchmod(file, 0o600)
      return OpenFile(number: file)
    }
  }

  package func append(_ bytes: [UInt8], to file: OpenFile) throws(DiskError) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      // Interrupted before the first byte: nothing was written.
      if errno != EINTR { throw DiskError(operation: "write", path: "", code: errno) }
    }
  }

  package func syncData(_ file: OpenFile) throws(DiskError) {
    _ = try check(fdatasync(file.number), "fdatasync", "")
  }

  package func sync(_ file: OpenFile) throws(DiskError) {
    _ = try check(fsync(file.number), "fsync", "")
  }

  package func close(_ file: OpenFile) {
    _ = Glibc.close(file.number)
  }

  package func read(_ path: String, from offset: Int) throws(DiskError) -> [UInt8] {
    let file = try check(
      Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK), "open", path)
    defer { _ = Glibc.close(file) }
    let size = try checkRegular(file, path)
    let wanted = max(0, size - offset)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        let count = pread(
          file, buffer.baseAddress.map { $0 + filled }, wanted - filled, offset + filled)
        if count > 0 {
          filled += count
        } else if count == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if failure != 0 { throw DiskError(operation: "read", path: path, code: failure) }
    return bytes
  }

  package func status(_ path: String) throws(DiskError) -> FileStatus? {
    var found = stat()
    if lstat(path, &found) != 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError(operation: "stat", path: path, code: errno)
    }
    return FileStatus(
      isDirectory: found.st_mode & S_IFMT == S_IFDIR, size: Int(found.st_size))
  }

  package func list(_ path: String) throws(DiskError) -> [String] {
    guard let folder = opendir(path) else {
      throw DiskError(operation: "list", path: path, code: errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  package func rename(_ path: String, to new: String) throws(DiskError) {
    _ = try check(Glibc.rename(path, new), "rename", path)
  }

  package func remove(_ path: String) throws(DiskError) {
    _ = try check(unlink(path), "remove", path)
  }

  package func makeDirectory(_ path: String) throws(DiskError) {
    if mkdir(path, 0o700) == 0 {
      _ = chmod(path, 0o700)
      return
    }
    let code = errno
    guard code == EEXIST, let found = try status(path), found.isDirectory else {
      throw DiskError(operation: "mkdir", path: path, code: code)
    }
  }

  package func syncDirectory(_ path: String) throws(DiskError) {
    let folder = try check(
      Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "open", path)
    defer { _ = Glibc.close(folder) }
    _ = try check(fsync(folder), "fsync", path)
  }

  package func lock(_ path: String, holder: String) throws(DiskError) -> LockAnswer {
    let file = try check(
      Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600), "open",
      path)
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = 0
    range.l_len = 1
    if fcntl(file, Self.setOpenFileLock, &range) != 0 {
      let code = errno
      _ = Glibc.close(file)
      guard code == EAGAIN || code == EACCES else {
        throw DiskError(operation: "lock", path: path, code: code)
      }
      return .busy(holder: text(of: path))
    }
    _ = fchmod(file, 0o600)
    let name = Array("\(holder) (\(getpid()))\n".utf8)
    _ = ftruncate(file, 0)
    _ = name.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    return .taken(OpenFile(number: file))
  }

  package func unlock(_ file: OpenFile) {
    _ = ftruncate(file.number, 0)
    // Closing is not enough: a process that is just being started may hold the file for a moment.
    var range = flock()
    range.l_type = Int16(F_UNLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = 0
    range.l_len = 1
    _ = fcntl(file.number, Self.setOpenFileLock, &range)
    _ = Glibc.close(file.number)
  }

  private func text(of path: String) -> String {
    let bytes = (try? read(path, from: 0)) ?? []
    return String(decoding: bytes.prefix(200).prefix { $0 >= 0x20 }, as: UTF8.self)
  }

  private func check(_ result: Int32, _ operation: String, _ path: String) throws(DiskError)
    -> Int32
  {
    if result < 0 { throw DiskError(operation: operation, path: path, code: errno) }
    return result
  }

  /// The size of an open file; refuses pipes, devices and folders.
  @discardableResult
  private func checkRegular(_ file: Int32, _ path: String) throws(DiskError) -> Int {
    var found = stat()
    _ = try check(fstat(file, &found), "stat", path)
    guard found.st_mode & S_IFMT == S_IFREG else {
      throw DiskError(operation: "open", path: path, code: EINVAL)
    }
    return Int(found.st_size)
  }
}
