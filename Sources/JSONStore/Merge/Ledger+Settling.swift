extension Ledger {
  /// Makes sure that everything in the journals is on the medium, before anything refers to it.
  func settle(_ before: CommitLock.Before) throws(StoreError) {
    let keys: [String]
    switch before {
    case .me, .another: return
    case .tornAway(let key): keys = [key]
    case .unknown: keys = try self.keys()
    }
    for key in keys {
      let folder = self.folder(key)
      guard let newest = try folder.segments().last else { continue }
      do {
        try book.disk.syncData(at: folder.file(newest))
        try book.disk.syncDirectory(folder.path)
        try book.disk.syncDirectory(folder.parent)
      } catch {
        throw StoreError(error, path: folder.file(newest))
      }
    }
  }
}
