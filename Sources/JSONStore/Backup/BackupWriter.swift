internal import CommuneDomain

/// Puts a book into one file.
struct BackupWriter {
  let book: BookFolder
  let file: String
  let clock: any Clock
  let randomness: any Randomness

  private var disk: any Disk { book.disk }

  func write(keeping: Int) throws(StoreError) -> BookBackup.Summary {
    let contents = try book.read()
    do {
      if let status = try disk.status(file), status.isDirectory {
        throw StoreError.folderNotEmpty(path: file)
      }
    } catch {
      throw storeError(error, file)
    }
    let frozen = FrozenDisk(
      disk: disk, folder: book.journals, lengths: try lengths())
    let inspection = try BookInspection(
      of: book.path, disk: frozen, clock: clock, comparesRegisters: false)
    let manifest = BackupManifest(
      made: clock.milliseconds(), store: contents.store, identity: contents.identity,
      heads: inspection.journals.filter { !$0.digest.isEmpty }.map {
        .init(key: $0.key, number: $0.number, digest: $0.digest)
      },
      seal: inspection.seals.last.map {
        .init(
          author: $0.author, number: $0.number, milliseconds: $0.milliseconds, digest: $0.digest)
      },
      troubles: inspection.findings.count,
      members: try members(frozen, isDamaged: !inspection.findings.isEmpty))
    let temporary = "\(file.folder)/.\(file.lastStep).\(BookFolder.word(randomness)).tmp"
    do {
      try write(manifest, frozen, to: temporary)
      let reader = try BackupReader(temporary, disk: disk)
      try reader.verify()
      guard reader.manifest == manifest else {
        throw StoreError.spoiltBackup(path: file, member: BackupManifest.name)
      }
      try takeName(temporary, keeping: manifest.troubles == 0 ? max(0, keeping) : 10_000)
      var summary = reader.summary
      summary.path = file
      return summary
    } catch {
      try? disk.remove(temporary)
      throw storeError(error, file)
    }
  }

  // MARK: - Steps

  /// How long the journals' files are, at a moment at which nobody writes.
  private func lengths() throws(StoreError) -> [String: Int] {
    do {
      let ledger = Ledger(book: book, store: try book.read().store)
      let lock: CommitLock?
      do throws(DiskError) {
        lock = try CommitLock(
          book, clock: clock, randomness: randomness, session: BookFolder.word(randomness))
      } catch {
        // On a disk that takes no writing nobody writes; such a disk may be about to fail altogether.
        guard error.code == SystemCode.readOnlySystem.rawValue else { throw error }
        lock = nil
      }
      if let lock {
        try ledger.settle(try lock.take(as: "backup", path: book.lockFile))
      }
      defer { lock?.giveBack(as: "backup") }
      var lengths: [String: Int] = [:]
      for key in try ledger.keys() {
        let folder = ledger.folder(key)
        // Copies that wait to be taken in may hold what stands nowhere else.
        let files =
          try folder.segments().map { folder.file($0) }
          + folder.strays().map { "\(folder.path)/\($0)" }
        for file in files {
          guard let status = try disk.status(file), !status.isDirectory else { continue }
          lengths[file] = status.size
        }
      }
      return lengths
    } catch {
      throw storeError(error, book.path)
    }
  }

  private func members(_ frozen: FrozenDisk, isDamaged: Bool) throws(StoreError)
    -> [BackupManifest.Member]
  {
    var paths = [book.identityFile] + frozen.lengths.keys.sorted()
    // Where journals are damaged, register files may hold what those no longer tell.
    let registers = isDamaged ? ((try? disk.list(book.registers)) ?? []).sorted() : []
    paths += registers.map { "\(book.registers)/\($0)" }
    // What was set aside may be evidence; a name that does not fit stays behind.
    let kept = ((try? disk.list(book.quarantine)) ?? []).sorted()
    paths += kept.map { "\(book.quarantine)/\($0)" }.filter { path in
      BackupManifest.isAllowed(name(path))
        && TarHeader(name: name(path), size: 0, time: 0).bytes != nil
        && ((try? disk.status(path)) ?? nil)?.isDirectory == false
    }
    var members: [BackupManifest.Member] = []
    for path in paths {
      guard BackupManifest.isAllowed(name(path)) else { continue }
      do {
        let bytes = try frozen.read(path, from: 0)
        members.append(.init(name: name(path), size: bytes.count, digest: Digest(of: bytes)))
      } catch {
        throw StoreError(error, path: path)
      }
    }
    return members
  }

  private func name(_ path: String) -> String { String(path.dropFirst(book.path.utf8.count + 1)) }

  private func write(_ manifest: BackupManifest, _ frozen: FrozenDisk, to path: String)
    throws(StoreError)
  {
    do {
      let opened = try disk.open(path, .createNew)
      defer { disk.close(opened) }
      let time = Int(manifest.made / 1000)
      try add(BackupManifest.name, manifest.file, time, to: opened)
      for member in manifest.members {
        try add(
          member.name, try frozen.read("\(book.path)/\(member.name)", from: 0), time, to: opened)
      }
      try add(BackupManifest.checkName, manifest.check, time, to: opened)
      try put(Array(repeating: 0, count: 2 * TarHeader.block), to: opened)
      try disk.sync(opened)
    } catch {
      // Nobody knows the name under which the file is begun.
      let place = error.path == path ? file : error.path
      throw StoreError(
        DiskError(operation: error.operation, path: place, code: error.code), path: file)
    }
  }

  private func add(_ name: String, _ bytes: [UInt8], _ time: Int, to opened: OpenFile)
    throws(DiskError)
  {
    let header = TarHeader(name: name, size: bytes.count, time: time)
    guard let block = header.bytes else {
      throw DiskError(operation: "write", path: name, code: SystemCode.fileTooLarge.rawValue)
    }
    let padding = [UInt8](repeating: 0, count: header.paddedSize - bytes.count)
    try put(block + bytes + padding, to: opened)
  }

  private func put(_ bytes: [UInt8], to opened: OpenFile) throws(DiskError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try disk.append(Array(rest.prefix(1 << 20)), to: opened)
      guard count > 0 else {
        throw DiskError(operation: "write", path: file, code: SystemCode.noSpace.rawValue)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives the file its name; those before it move on by one.
  private func takeName(_ temporary: String, keeping: Int) throws(StoreError) {
    do {
      if try disk.status(file) != nil, keeping > 0 {
        var free = 1
        while free < keeping, try disk.status("\(file).\(free)") != nil { free += 1 }
        while free > 1 {
          try disk.rename("\(file).\(free - 1)", to: "\(file).\(free)")
          free -= 1
        }
        try disk.rename(file, to: "\(file).1")
      }
      try disk.rename(temporary, to: file)
      try disk.syncDirectory(file.folder)
    } catch {
      throw storeError(error, file)
    }
  }

  private func storeError(_ error: any Error, _ path: String) -> StoreError {
    if let error = error as? DiskError { return StoreError(error, path: path) }
    return error as? StoreError ?? .spoiltBackup(path: path, member: BackupManifest.name)
  }
}

extension String {
  /// The last step of a path.
  var lastStep: String { lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self }
}
