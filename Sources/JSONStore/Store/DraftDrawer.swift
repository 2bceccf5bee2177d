internal import CommuneDomain

/// The forms that one account has not saved yet, those of each running program apart.
///
/// A program holds the lock of its drafts as long as it runs; whatever nobody holds was left behind by
/// one that ended, and is taken over by the next.
final class DraftDrawer {
  private let disk: any Disk
  private let folder: String
  private let parent: String
  private let session: String
  private var lock: OpenFile?

  init(_ book: BookFolder, account: String, session: String) {
    disk = book.disk
    parent = book.drafts
    folder = "\(book.drafts)/\(account)"
    self.session = session
  }

  deinit { close() }

  /// Keeps a draft in the place of the one of the same record.
  func keep(_ draft: Draft) throws(DiskError) {
    try open()
    try disk.replace(path(draft.record), with: draft.json.file)
  }

  func discard(_ record: RecordID) {
    try? disk.remove(path(record))
  }

  /// The drafts of this program, and those that ended programs left, which are its own from now on.
  func takeOver() -> [Draft] {
    adopt()
    return drafts
  }

  /// The drafts of this program, oldest record first; unreadable ones are left where they are.
  var drafts: [Draft] {
    ((try? disk.list(folder)) ?? []).sorted().compactMap { name in
      guard let (owner, record) = Self.parts(name), owner == session,
        let bytes = try? disk.read("\(folder)/\(name)"),
        let draft = (try? JSONValue.read(bytes)).flatMap(Draft.init(json:)),
        draft.record == record
      else { return nil }
      return draft
    }
  }

  func close() {
    guard let lock else { return }
    disk.unlock(.presence, of: lock)
    disk.close(lock)
    if drafts.isEmpty { try? disk.remove("\(folder)/\(session).lock") }
    self.lock = nil
  }

  private func open() throws(DiskError) {
    guard lock == nil else { return }
    try disk.makeDirectory(parent.folder)
    try disk.makeDirectory(parent)
    try disk.makeDirectory(folder, isShared: false)
    let file = try disk.openLock("\(folder)/\(session).lock")
    _ = try disk.lock(.presence, of: file, shared: false)
    lock = file
  }

  private func adopt() {
    let old = ((try? disk.list(parent)) ?? []).filter { Self.record($0) != nil }
    let names = (try? disk.list(folder)) ?? []
    let owners = Set(names.compactMap { Self.parts($0)?.owner }).subtracting([session])
    guard !old.isEmpty || !owners.isEmpty, (try? open()) != nil else { return }
    // The first format kept the drafts of all in one place.
    for name in old { take("\(parent)/\(name)", Self.record(name)) }
    for owner in owners.sorted() {
      let path = "\(folder)/\(owner).lock"
      guard let file = try? disk.openLock(path) else { continue }
      defer { disk.close(file) }
      guard (try? disk.lock(.presence, of: file, shared: false)) == true else { continue }
      for name in names {
        if let parts = Self.parts(name), parts.owner == owner {
          take("\(folder)/\(name)", parts.record)
        }
      }
      try? disk.remove(path)
      disk.unlock(.presence, of: file)
    }
  }

  private func take(_ path: String, _ record: RecordID?) {
    guard let record else { return }
    let own = self.path(record)
    if (try? disk.status(own)) != .some(nil) { return }
    try? disk.rename(path, to: own)
  }

  private func path(_ record: RecordID) -> String { "\(folder)/\(session)-\(record).json" }

  private static func parts(_ name: String) -> (owner: String, record: RecordID)? {
    guard let dash = name.firstIndex(of: "-"),
      let record = record(String(name[name.index(after: dash)...]))
    else { return nil }
    return (String(name[..<dash]), record)
  }

  private static func record(_ name: String) -> RecordID? {
    name.hasSuffix(".json") ? RecordID(name.dropLast(5)) : nil
  }
}
