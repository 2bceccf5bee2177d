internal import CommuneDomain

/// The journals that another copy of a book holds: a backup, or a folder such as one on a stick.
struct BookCopy {
  /// One file of a journal.
  struct File {
    /// The name of the journal's folder.
    var key: String
    var name: String
    var bytes: () throws(StoreError) -> [UInt8]
  }

  let store: RecordID
  let files: [File]

  /// - Throws: `StoreError`, where there is neither a book nor a whole backup.
  init(_ path: String, disk: any Disk) throws(StoreError) {
    let isFolder: Bool
    do throws(DiskError) {
      isFolder = try disk.status(path)?.isDirectory ?? false
    } catch {
      throw StoreError(error, path: path)
    }
    (store, files) = isFolder ? try Self.folder(path, disk) : try Self.backup(path, disk)
  }

  private static func folder(_ path: String, _ disk: any Disk) throws(StoreError) -> (
    RecordID, [File]
  ) {
    let book = BookFolder(path: path, disk: disk)
    let store: RecordID
    do throws(StoreError) {
      store = try book.read().store
    } catch .notABook {
      throw .notACopy(path: path)
    }
    let ledger = Ledger(book: book, store: store)
    var files: [File] = []
    for key in try ledger.keys() {
      let folder = ledger.folder(key)
      let names = try folder.segments().map(folder.fileName) + folder.strays()
      for name in names {
        files.append(
          File(key: key, name: name) { () throws(StoreError) in
            do throws(DiskError) {
              return try disk.read("\(folder.path)/\(name)")
            } catch {
              throw StoreError(error, path: "\(folder.path)/\(name)")
            }
          })
      }
    }
    return (store, files)
  }

  private static func backup(_ path: String, _ disk: any Disk) throws(StoreError) -> (
    RecordID, [File]
  ) {
    let reader = try BackupReader(path, disk: disk)
    try reader.verify()
    let members = reader.manifest.members.enumerated().compactMap { index, member -> File? in
      let steps = member.name.split(separator: "/").map(String.init)
      guard steps.count == 3, steps[0] == "journal", BookFolder.isJournal(steps[1]) else {
        return nil
      }
      return File(key: steps[1], name: steps[2]) { () throws(StoreError) in
        try reader.bytes(of: index)
      }
    }
    return (reader.manifest.store, members)
  }
}
