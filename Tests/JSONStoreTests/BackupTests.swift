import CommuneDomain
import Testing

@testable import JSONStore

/// A book in one file and back.
struct BackupTests {
  /// A clock at whose next look somebody does something.
  private final class Interruption: Clock {
    let clock: SteppingClock
    var looks = 0
    var work: (Int) -> Void = { _ in }

    init(_ clock: SteppingClock) { self.clock = clock }

    func milliseconds() -> UInt64 {
      looks += 1
      work(looks)
      return clock.milliseconds()
    }

    func pause(microseconds: Int) { clock.pause(microseconds: microseconds) }
  }

  private func back(
    up book: TwoClerks, to file: String = "/backup.tar", keeping: Int = 7, clock: (any Clock)? = nil
  ) throws -> BookBackup.Summary {
    try BookBackup.write(
      bookAt: "/book", to: file, keeping: keeping, disk: book.desk.disk,
      clock: clock ?? book.desk.clock, randomness: book.desk.randomness)
  }

  private func restored(
    _ book: TwoClerks, _ file: String = "/backup.tar", to folder: String = "/new"
  )
    throws -> (store: Store, commune: Commune)
  {
    _ = try BookBackup.restore(file, to: folder, disk: book.desk.disk, clock: book.desk.clock)
    return try Store.open(
      at: folder, options: OpenOptions(actor: "lan"), disk: book.desk.disk, clock: book.desk.clock,
      randomness: book.desk.randomness)
  }

  @Test func whatWasBackedUpComesBackAndGoesOnAsAStationOfItsOwn() throws {
    let book = try TwoClerks()
    let summary = try back(up: book)
    #expect(summary.lines == 16 && summary.files == 3 && summary.troubles == 0)
    #expect(summary.seal == book.lan.store.newestSeal)
    #expect(summary.bytes == book.bytes("/backup.tar").count)
    try book.lan.look()
    let (store, commune) = try restored(book)
    #expect(store.remarks == [])
    #expect(contents(of: commune) == contents(of: book.lan.commune))
    #expect(store.author != book.lan.store.author && store.author.hasSuffix("-lan"))
    _ = try store.save(.creating(Household(id: ID(RecordID(high: 1, low: 1)))), over: commune)
    let inspection = try BookInspection(of: "/new", disk: book.desk.disk, clock: book.desk.clock)
    #expect(inspection.isSound && inspection.store == book.lan.store.id)
    #expect(!book.desk.disk.names.keys.contains { $0.hasSuffix(".tmp") })
  }

  @Test func itHoldsOneMomentAlthoughOthersGoOnWriting() throws {
    for moment in 1...4 {
      let book = try TwoClerks(days: 1)
      try book.lan.look()
      var states = [contents(of: book.lan.commune)]
      let clock = Interruption(book.desk.clock)
      clock.work = { [weak clock] look in
        guard look == moment else { return }
        clock?.work = { _ in }
        do {
          try book.workADay()
          try book.lan.look()
        } catch {
          Issue.record(error)
        }
      }
      _ = try back(up: book, clock: clock)
      states.append(contents(of: book.lan.commune))
      let (store, commune) = try restored(book)
      #expect(store.remarks == [])
      #expect(states.contains(contents(of: commune)))
      #expect(
        try BookInspection(of: "/new", disk: book.desk.disk, clock: book.desk.clock).isSound)
    }
  }

  @Test func aBackupThatIsCutShortIsRefusedAtEveryLength() throws {
    let book = try TwoClerks(days: 1)
    _ = try back(up: book)
    let whole = book.bytes("/backup.tar")
    #expect(whole.count % TarHeader.block == 0)
    var lengths = Array(stride(from: 0, to: whole.count, by: TarHeader.block))
    lengths += [1, whole.count - 1, whole.count - 600]
    for length in lengths {
      book.put(Array(whole.prefix(length)), at: "/backup.tar")
      expectRefused(book)
    }
    book.put(whole + Array(repeating: 0, count: TarHeader.block), at: "/backup.tar")
    expectRefused(book)
  }

  @Test func anyChangedBitIsFoundAndTheFileNamed() throws {
    let book = try TwoClerks(days: 1)
    _ = try back(up: book)
    let whole = book.bytes("/backup.tar")
    for place in stride(from: 0, to: whole.count, by: Campaign.isLong ? 1 : 37) {
      var spoilt = whole
      spoilt[place] ^= 1 << UInt8(place % 8)
      book.put(spoilt, at: "/backup.tar")
      expectRefused(book)
    }
    let place = try #require(whole.firstRange(of: Array("{\"v\":2,\"n\":1".utf8))).lowerBound
    var spoilt = whole
    spoilt[place + 9] = UInt8(ascii: "5")
    book.put(spoilt, at: "/backup.tar")
    let file = book.name(book.minh)
    #expect(throws: StoreError.spoiltBackup(path: "/backup.tar", member: file)) {
      try BookBackup.check("/backup.tar", disk: book.desk.disk)
    }
  }

  private func expectRefused(_ book: TwoClerks, sourceLocation: SourceLocation = #_sourceLocation) {
    let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
      try BookBackup.restore(
        "/backup.tar", to: "/new", disk: book.desk.disk, clock: book.desk.clock)
    }
    guard case .spoiltBackup? = error else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
    #expect(!book.desk.disk.folders.contains("/new"), sourceLocation: sourceLocation)
  }

  @Test func namesThatLeadElsewhereAreNoneOfABook() {
    for name in [
      "../x", "/etc/passwd", "journal/../../x", "journal/a/000001.json", "journal/a/b/000001.jsonl",
      "journal//000001.jsonl", "journal/.a/000001.jsonl", "quarantine/", "quarantine/.x", "lock",
      "local/station", "registers/visits.tmp", "quarantine/a b", "quarantine/a\u{0}", "",
      "store.json/", "manifest.json",
    ] {
      #expect(!BackupManifest.isAllowed(name), "\(name)")
    }
    for name in [
      "store.json", "journal/st01-lan/000001.jsonl", "journal/st01-lan.fork-ab12/000012.jsonl",
      "quarantine/st01-lan-1-300.torn", "registers/visits.json",
      "journal/st01-lan/000001.sync-conflict-20261120-101010-ABCDEFG.jsonl",
    ] {
      #expect(BackupManifest.isAllowed(name), "\(name)")
    }
  }

  @Test func onlyPlainFilesWithTheirNamesAreRead() throws {
    let long =
      "journal/" + String(repeating: "s", count: 64) + "-" + String(repeating: "a", count: 64)
    let header = TarHeader(name: long + "/000001.jsonl", size: 1234, time: 1_795_137_330)
    let block = try #require(header.bytes)
    #expect(block.count == 512)
    #expect(TarHeader(block) == header)
    // Links, devices and folders, with a sum that fits.
    for kind in "123456gxLS" {
      var other = block
      other[156] = kind.asciiValue ?? 0
      let sum = other.enumerated().reduce(0) {
        $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element))
      }
      let digits = String(sum, radix: 8)
      other.replaceSubrange(
        148..<154,
        with: Array((String(repeating: "0", count: 6 - digits.utf8.count) + digits).utf8))
      #expect(TarHeader(other) == nil)
    }
    #expect(TarHeader(name: String(repeating: "a", count: 101), size: 0, time: 0).bytes == nil)
    #expect(TarHeader(name: "a", size: TarHeader.largest + 1, time: 0).bytes == nil)
  }

  @Test func olderBackupsStayAsManyAsAreWanted() throws {
    let book = try TwoClerks(days: 1)
    var sizes: [Int] = []
    for _ in 0..<5 {
      sizes.append(try back(up: book, keeping: 2).lines)
      try book.workADay()
    }
    let kept = try ["/backup.tar", "/backup.tar.1", "/backup.tar.2"].map {
      try BookBackup.check($0, disk: book.desk.disk).lines
    }
    #expect(kept == Array(sizes.suffix(3).reversed()))
    #expect(book.desk.disk.names["/backup.tar.3"] == nil)
    // A book that is damaged drives out none of the good ones.
    var bytes = book.bytes(book.file(book.lan))
    bytes[bytes.count / 2] ^= 1
    book.put(bytes, at: book.file(book.lan))
    #expect(try back(up: book, keeping: 2).troubles > 0)
    #expect(try BookBackup.check("/backup.tar.3", disk: book.desk.disk).lines == sizes[2])
  }

  @Test func nothingIsOverwrittenAndNothingHalfIsLeft() throws {
    let book = try TwoClerks(days: 1)
    _ = try back(up: book)
    let disk = book.desk.disk
    #expect(throws: StoreError.bookExists(path: "/book")) {
      try BookBackup.restore("/backup.tar", to: "/book", disk: disk, clock: book.desk.clock)
    }
    disk.folders.insert("/other")
    #expect(throws: StoreError.folderNotEmpty(path: "/other")) {
      try BookBackup.restore("/backup.tar", to: "/other", disk: disk, clock: book.desk.clock)
    }
    #expect(throws: StoreError.self) {
      try BookBackup.restore("/missing.tar", to: "/new", disk: disk, clock: book.desk.clock)
    }
    var call = 1
    while call < 2000 {
      disk.calls = 0
      disk.failing = (call, .error(28))
      let isDone =
        (try? BookBackup.restore("/backup.tar", to: "/new", disk: disk, clock: book.desk.clock))
        != nil
      disk.failing = nil
      if isDone { break }
      #expect(!disk.names.keys.contains { $0.hasPrefix("/new/") }, "\(call)")
      #expect(!disk.folders.contains("/new"), "\(call)")
      call += 1
    }
    #expect((40..<2000).contains(call))
  }

  @Test func aBackupThatFailsLeavesTheOneBefore() throws {
    let book = try TwoClerks(days: 1)
    _ = try back(up: book)
    let before = book.bytes("/backup.tar")
    let disk = book.desk.disk
    var call = 1
    while call < 2000 {
      disk.calls = 0
      disk.failing = (call, .error(28))
      let isDone = (try? back(up: book)) != nil
      disk.failing = nil
      // Also where the failure came between two renamings, the old one is there whole.
      #expect(["/backup.tar", "/backup.tar.1"].contains { book.bytes($0) == before }, "\(call)")
      if isDone, disk.calls < call { break }
      if book.desk.disk.names["/backup.tar.1"] != nil {
        disk.names["/backup.tar"] = disk.names.removeValue(forKey: "/backup.tar.1")
      }
      #expect(!disk.names.keys.contains { $0.hasSuffix(".tmp") }, "\(call)")
      call += 1
    }
    #expect((40..<2000).contains(call))
    try book.workADay()
  }

  /// Where a journal no longer tells everything, the register files and copies of journals do.
  @Test func whatOnlyRegisterFilesOrCopiesHoldIsInTheBackupToo() throws {
    let book = try TwoClerks()
    try book.lan.look()
    let all = contents(of: book.lan.commune)
    book.lan.close()
    let disk = book.desk.disk
    let file = book.file(book.minh)
    let copy = file.replacing("000001.jsonl", with: "000001.sync-conflict-1.jsonl")
    let whole = MemoryDisk.File()
    whole.bytes = book.bytes(file)
    disk.names[file]?.bytes[400] ^= 1
    let summary = try back(up: book)
    #expect(summary.troubles > 0)
    #expect(contents(of: try restored(book).commune) == all)
    disk.names[copy] = whole
    _ = try back(up: book)
    let (store, commune) = try restored(book, to: "/healed")
    #expect(contents(of: commune) == all)
    #expect(!store.remarks.contains { if case .badLine = $0 { true } else { false } })
  }

  /// A writer who was torn away in the middle of a save is not forgotten because a backup came between.
  @Test func aBackupPutsOnTheMediumWhatADeadWriterLeft() throws {
    let book = try TwoClerks(days: 1)
    let disk = book.desk.disk
    let lock = try disk.openLock("/book/lock")
    try disk.leave(LockNote("busy \(book.minh.store.author) x"), in: lock)
    disk.names[book.file(book.minh)]?.durable = []
    _ = try back(up: book)
    #expect(disk.names[book.file(book.minh)]?.durable == book.bytes(book.file(book.minh)))
  }
}
