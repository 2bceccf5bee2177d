extension Ledger {
  /// Makes sure that everything in the journals is on the medium, before anything refers to it.
  func settle(_ before: CommitLock.Before) throws(StoreError) {
    let keys: [String]
    switch before {
    case .me, .familiar, .another: return
    case .tornAway(let key): keys = [key]
    case .unknown: keys = try self.keys()
    }
    for key in keys {
      let folder = self.folder(key)
      // A flush that failed leaves its line in front of the segment that was to be begun.
      let newest = try folder.segments().suffix(2)
      guard !newest.isEmpty else { continue }
      do throws(DiskError) {
        for segment in newest { try book.disk.syncData(at: folder.file(segment)) }
        try book.disk.syncDirectory(folder.path)
        try book.disk.syncDirectory(folder.parent)
      } catch {
        throw StoreError(error, path: folder.path)
      }
    }
  }
}
