import CommuneDomain
import Glibc
import Testing

@testable import JSONStore

@Suite(.serialized) struct SystemDiskTests {
  /// Does something in a folder of its own, which is gone afterwards.
  private func inFolder(_ work: (String) throws -> Void) throws {
    var template = Array("/tmp/soxa-store-XXXXXX".utf8CString)
    let made = mkdtemp(&template) != nil
    try #require(made)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { removeAll(path) }
    try work(path)
  }

  private func removeAll(_ path: String) {
    let disk = SystemDisk()
    for name in (try? disk.list(path)) ?? [] {
      let child = "\(path)/\(name)"
      if (try? disk.status(child))??.isDirectory == true {
        removeAll(child)
      } else {
        unlink(child)
      }
    }
    rmdir(path)
  }

  private func modes(_ path: String) -> [(String, mode_t)] {
    let disk = SystemDisk()
    return ((try? disk.list(path)) ?? []).flatMap { name -> [(String, mode_t)] in
      let child = "\(path)/\(name)"
      var found = stat()
      lstat(child, &found)
      let own = (child, found.st_mode)
      return found.st_mode & S_IFMT == S_IFDIR ? [own] + modes(child) : [own]
    }
  }

  @Test func nothingIsMadeThatOthersCanReadWhateverTheUmask() throws {
    try inFolder { folder in
      // A stricter one is tried by the built program: here it would hinder other tests.
      for mask: mode_t in [0, 0o022] {
        let old = umask(mask)
        defer { umask(old) }
        let path = "\(folder)/book\(mask)"
        // A folder that is open to all, such as /tmp, opens nothing that is made in it.
        chmod(folder, mask == 0 ? 0o1777 : 0o755)
        let (store, empty) = try Store.create(
          at: path, identity: BookIdentity(name: "Phường Minh Họa", code: ""),
          options: OpenOptions(actor: "lan"), disk: SystemDisk(), clock: SystemClock(),
          randomness: SystemRandomness())
        var commune = empty
        var random = RandomRecords(seed: 30)
        for _ in 0..<20 {
          let change = random.change(in: commune)
          _ = try store.save(change, over: commune)
          try commune.apply(change)
        }
        try store.keep(
          Draft(register: .visits, record: store.makeID(), isNew: true, entries: [], focus: ""))
        store.keepSetting("a", "b")
        let second = try Store.open(
          at: path, options: OpenOptions(actor: "minh"), disk: SystemDisk(), clock: SystemClock(),
          randomness: SystemRandomness())
        #expect(second.store.access == .readWrite)
        #expect(contents(of: second.commune) == contents(of: commune))
        store.close(commune)
        let found = modes(path)
        #expect(found.count > 20)
        for (name, mode) in found {
          #expect(mode & 0o777 == (mode & S_IFMT == S_IFDIR ? 0o700 : 0o600), "\(name)")
        }
        let again = try Store.open(
          at: path, options: OpenOptions(actor: "lan"), disk: SystemDisk(), clock: SystemClock(),
          randomness: SystemRandomness())
        #expect(again.store.access == .readWrite)
        #expect(contents(of: again.commune) == contents(of: commune))
        #expect(again.store.author == store.author)
        again.store.close(again.commune)
      }
    }
  }

  @Test func aFolderOfAGroupIsSharedAndJournalsAreTheirAuthorsAlone() throws {
    try inFolder { folder in
      let path = folder + "/book"
      mkdir(path, 0o700)
      chmod(path, 0o2770)
      let (store, commune) = try Store.create(
        at: path, identity: BookIdentity(name: "Xã Thử", code: ""),
        options: OpenOptions(actor: "lan"), disk: SystemDisk(), clock: SystemClock(),
        randomness: SystemRandomness())
      let visit = Change.creating(Visit(id: ID(store.makeID())))
      try store.save(visit, over: commune)
      try store.keep(
        Draft(register: .visits, record: store.makeID(), isNew: true, entries: [], focus: ""))
      for (name, mode) in modes(path) {
        let isOwn = name.contains("/journal/") || name.contains("/drafts/lan")
        let isFolder = mode & S_IFMT == S_IFDIR
        let expected: mode_t = isFolder ? (isOwn ? 0o2750 : 0o2770) : (isOwn ? 0o640 : 0o660)
        #expect(mode & 0o7777 == expected, "\(name) \(String(mode, radix: 8))")
      }
    }
  }

  @Test func pipesAndLinksAreNotFollowed() throws {
    try inFolder { folder in
      mkfifo("\(folder)/store.json", 0o600)
      #expect(throws: StoreError.self) {
        try Store.open(
          at: folder, options: OpenOptions(actor: "lan"), disk: SystemDisk(), clock: SystemClock(),
          randomness: SystemRandomness())
      }
      symlink("/etc/passwd", "\(folder)/link")
      #expect(throws: DiskError.self) { try SystemDisk().read("\(folder)/link") }
    }
  }

  @Test func aLockFileKeepsItsLineWhateverItsLength() throws {
    try inFolder { folder in
      let disk = SystemDisk()
      let file = try disk.openLock("\(folder)/lock")
      defer { disk.close(file) }
      let note = LockNote("idle st01-lan x 1")
      try disk.leave(note, in: file)
      #expect(disk.size(of: file) == LockNote.length)
      for length in [LockNote.length + 1, CommitLock.longest, LockNote.length] {
        try disk.setLength(length, of: file)
        #expect(disk.size(of: file) == length)
        #expect(try disk.note(in: file) == note)
      }
    }
  }
}
