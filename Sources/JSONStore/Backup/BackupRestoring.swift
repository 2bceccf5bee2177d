internal import CommuneDomain

/// Makes the folder of a book from a backup that was verified.
struct BackupRestoring {
  let reader: BackupReader
  let folder: String
  let disk: any Disk
  let clock: any Clock

  func run() throws(StoreError) {
    let book = BookFolder(path: folder, disk: disk)
    var made: [String] = []
    do {
      if try disk.status(folder) != nil {
        throw try disk.status(book.identityFile) == nil
          ? StoreError.folderNotEmpty(path: folder) : StoreError.bookExists(path: folder)
      }
      try fill(book, &made)
      try compare()
    } catch {
      takeBack(made)
      if let error = error as? DiskError { throw StoreError(error, path: folder) }
      throw error as? StoreError ?? .spoiltBackup(path: reader.path, member: BackupManifest.name)
    }
  }

  /// Makes every file; `store.json` comes last, so that half a book is none.
  private func fill(_ book: BookFolder, _ made: inout [String]) throws {
    func make(_ folder: String) throws {
      guard !made.contains(folder) else { return }
      try disk.makeDirectory(folder)
      made.append(folder)
    }
    try make(folder)
    for folder in [book.journals, book.registers, book.quarantine] { try make(folder) }
    var identity: [UInt8]?
    for (index, member) in reader.manifest.members.enumerated() {
      let bytes = try reader.bytes(of: index)
      let path = "\(folder)/\(member.name)"
      if path == book.identityFile {
        identity = bytes
        continue
      }
      try make(path.folder)
      made.append(path)
      try disk.writeNew(path, bytes)
    }
    for folder in Set(made).sorted() where try disk.status(folder)?.isDirectory == true {
      try disk.syncDirectory(folder)
    }
    for (name, text) in BookFolder.ignoreFiles {
      made.append("\(folder)/\(name)")
      try disk.writeNew("\(folder)/\(name)", Array(text.utf8))
    }
    made.append(book.identityFile)
    try disk.writeNew(book.identityFile, identity ?? [])
    try disk.syncDirectory(folder)
    try disk.syncDirectory(folder.folder)
  }

  /// Reads everything again from where it stands now.
  private func compare() throws(StoreError) {
    for member in reader.manifest.members {
      let bytes = try? disk.read("\(folder)/\(member.name)")
      guard bytes.map({ Digest(of: $0) }) == member.digest else {
        throw .spoiltBackup(path: reader.path, member: member.name)
      }
    }
    let inspection = try BookInspection(
      of: folder, disk: disk, clock: clock, comparesRegisters: false)
    let heads = inspection.journals.filter { !$0.digest.isEmpty }.map {
      BackupManifest.Head(key: $0.key, number: $0.number, digest: $0.digest)
    }
    guard heads == reader.manifest.heads, inspection.store == reader.manifest.store else {
      throw .spoiltBackup(path: reader.path, member: BackupManifest.name)
    }
  }

  /// Removes what was made, each by its name, the newest first.
  private func takeBack(_ made: [String]) {
    for path in made.reversed() {
      guard let status = try? disk.status(path) else { continue }
      if status.isDirectory {
        try? disk.removeDirectory(path)
      } else {
        try? disk.remove(path)
      }
    }
  }
}
