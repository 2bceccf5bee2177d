import CommuneDomain
import Testing

@testable import JSONStore

/// What those who were torn away, or whose disk failed, leave to the others in the same book.
struct TornAwayTests {
  /// Lan and Minh at one book, each in a process of his own.
  private final class Office {
    let desk = Desk()
    let lan: Clerk
    let minh: Clerk
    let household: RecordID
    private var random = RandomRecords(seed: 70)

    init() throws {
      lan = Clerk(try desk.create())
      var household = Household(id: ID(RecordID(high: 1, low: 1)))
      household.phone = "0912345678"
      try lan.save(.creating(household))
      self.household = household.recordID
      desk.disk.process = 1
      minh = Clerk(try desk.open("minh"))
      try minh.save(visit())
      desk.disk.process = 0
    }

    func visit() -> Change { .creating(random.record(of: Register(\.visits))) }

    func phone(_ new: String) -> Change {
      Change([
        .set(
          .households, household, field: "phone", old: .text("0912345678"), new: .text(new))
      ])
    }

    /// Does something while the first call of a name and all that follow it fail, as for a process that
    /// ends there.
    func cutShort(
      at operation: String, _ failure: MemoryDisk.Failure = .error(5), _ work: () throws -> Void
    ) {
      desk.disk.failingNext = (operation, failure)
      desk.disk.failsForEver = true
      try? work()
      mend()
    }

    func mend() {
      desk.disk.failing = nil
      desk.disk.failsForEver = false
    }

    /// Minh ends between writing a line and its flush.
    func tearMinhAway() {
      cutShort(at: "fdatasync") { try minh.save(visit()) }
      desk.disk.kill(process: 1)
    }

    /// After a power cut that takes all it can, nothing may be missing of what Lan saw when she saved.
    func expectNothingIsMissing(sourceLocation: SourceLocation = #_sourceLocation) throws {
      desk.disk.cutPower()
      let (store, read) = try desk.open()
      #expect(contents(of: read) == contents(of: lan.commune), sourceLocation: sourceLocation)
      #expect(store.remarks == [], sourceLocation: sourceLocation)
    }
  }

  /// Whoever saves again and again does not say so each time: the next one sees by the length of the
  /// journal that a last line was begun.
  @Test func aLineBehindTheEndThatWasToldIsFlushedFirst() throws {
    for operation in ["write", "fdatasync"] {
      let office = try Office()
      for _ in 0..<3 { try office.minh.save(office.visit()) }
      let lock = try office.desk.disk.openLock("/book/lock")
      let told = try office.desk.disk.note(in: lock)
      #expect(told.text.hasPrefix("idle \(office.minh.store.author) "))
      office.cutShort(at: operation) { try office.minh.save(office.visit()) }
      #expect(try office.desk.disk.note(in: lock) == told, "\(operation)")
      office.desk.disk.kill(process: 1)
      try office.lan.save(office.visit())
      #expect(office.lan.commune.visits.count == (operation == "write" ? 5 : 6), "\(operation)")
      try office.expectNothingIsMissing()
    }
  }

  /// What was saved without a note of its own is seen by whoever read the journals before that save, while
  /// the same note stood there, and is flushed where its writer was torn away.
  @Test func aSaveThatLeavesTheNoteAsItIsIsSeenBehindIt() throws {
    for isTorn in [false, true] {
      let office = try Office()
      let lock = try office.desk.disk.openLock("/book/lock")
      for _ in 0..<3 { try office.minh.save(office.visit()) }
      try office.lan.look()
      let told = try office.desk.disk.note(in: lock)
      if isTorn { office.tearMinhAway() } else { try office.minh.save(office.visit()) }
      #expect(try office.desk.disk.note(in: lock) == told)
      try office.lan.save(office.visit())
      #expect(office.lan.commune.visits.count == 6)
      #expect(try office.desk.disk.note(in: lock) != told)
      try office.expectNothingIsMissing()
    }
  }

  @Test func whoDiesBeforeFlushingWhatADeadWriterLeftLeavesItToTheNext() throws {
    let office = try Office()
    office.desk.disk.process = 2
    let hoa = Clerk(try office.desk.open("hoa"))
    office.tearMinhAway()
    // The first flush is that of what Minh left.
    office.cutShort(at: "fdatasync") { try hoa.save(office.visit()) }
    office.desk.disk.kill(process: 2)
    office.desk.disk.process = 0
    try office.lan.save(office.visit())
    #expect(office.lan.commune.visits.count == 3)
    try office.expectNothingIsMissing()
  }

  @Test func whoMendsTheEndOfAJournalFlushesWhatADeadWriterLeft() throws {
    let office = try Office()
    office.cutShort(at: "write", .short(30)) { try office.lan.save(office.visit()) }
    office.desk.disk.kill(process: 0)
    try office.minh.save(office.visit())
    office.tearMinhAway()
    let lan = Clerk(try office.desk.open())
    #expect(lan.store.remarks.count == 1)
    try lan.save(office.visit())
    #expect(lan.commune.visits.count == 4)
    office.desk.disk.cutPower()
    #expect(contents(of: try office.desk.open().commune) == contents(of: lan.commune))
  }

  @Test func aLineWhoseNewSegmentWasNotBegunIsFlushedToo() throws {
    let office = try Office()
    // The flush of Minh's line fails; a new segment is made, and he ends before he writes in it.
    let disk = office.desk.disk
    disk.calls = 0
    disk.failingNext = ("fdatasync", .error(4))
    // The lock, the line, its flush, the new segment, and then its header.
    disk.meanwhile = (
      5,
      {
        disk.failing = (5, .error(5))
        disk.failsForEver = true
      }
    )
    _ = try? office.minh.save(office.visit())
    office.mend()
    disk.kill(process: 1)
    try office.lan.save(office.visit())
    #expect(office.lan.commune.visits.count == 3)
    try office.expectNothingIsMissing()
  }

  @Test func registerFilesThatCannotBeWrittenLeaveTheBookToTheOthers() throws {
    let office = try Office()
    office.tearMinhAway()
    office.desk.disk.failingNext = ("fdatasync", .error(5))
    #expect(throws: StoreError.self) {
      try office.lan.store.writeSnapshot(office.lan.commune)
    }
    office.mend()
    let hoa = Clerk(try office.desk.open("hoa"))
    try hoa.save(office.visit())
    try office.lan.save(office.visit())
    #expect(office.lan.commune.visits.count == 4)
    try office.expectNothingIsMissing()
  }

  @Test func whoHasWrittenRegisterFilesStillSeesWhatOthersSavedBefore() throws {
    let office = try Office()
    try office.lan.look()
    try office.minh.save(office.phone("0987654321"))
    try office.lan.store.writeSnapshot(office.lan.commune)
    let error = #expect(throws: StoreError.self) {
      try office.lan.save(office.phone("0333333333"))
    }
    guard case .clashes? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aSecondWindowDoesNotWriteBehindATornLine() throws {
    for length in [1, 30, 200] {
      let office = try Office()
      office.desk.disk.process = 2
      let second = Clerk(try office.desk.open("lan"))
      try second.save(office.visit())
      office.desk.disk.process = 0
      try office.lan.save(office.visit())
      office.desk.disk.process = 2
      try second.save(office.visit())
      office.desk.disk.process = 0
      office.cutShort(at: "write", .short(length)) { try office.lan.save(office.visit()) }
      office.desk.disk.kill(process: 0)
      try second.save(office.visit())
      let saved = contents(of: second.commune)
      office.desk.disk.kill()
      let (store, read) = try office.desk.open()
      #expect(store.remarks == [])
      #expect(contents(of: read) == saved)
    }
  }

  @Test func aNewSegmentIsSeenAlsoWhenTheFirstAttemptToMakeItFailed() throws {
    // The new segment, its header, and the two flushes.
    for call in 2...5 {
      for code: Int32 in [24, 28] {
        let office = try Office()
        try office.lan.look()
        office.minh.store.writer?.fullSegment = 1
        office.desk.disk.calls = 0
        office.desk.disk.failing = (call, .error(code))
        try office.minh.save(office.phone("0987654321"))
        office.mend()
        #expect(try office.lan.look() != nil, "\(call) \(code)")
        #expect(throws: StoreError.self) { try office.lan.save(office.phone("0333333333")) }
        try office.lan.save(office.visit())
        office.lan.close()
        try office.minh.look()
        #expect(contents(of: office.lan.commune) == contents(of: office.minh.commune))
        #expect(contents(of: try office.desk.open().commune) == contents(of: office.lan.commune))
      }
    }
  }

  /// The line was there, its flush failed, and it stands in the next segment once more: whoever read it
  /// where it stood first must find the way on.
  @Test func registerFilesMadeFromALineThatMovedDoNotHideWhatFollows() throws {
    let office = try Office()
    try office.lan.save(office.visit())
    let disk = office.desk.disk
    disk.process = 1
    try office.minh.save(office.visit())
    var looked = false
    disk.calls = 0
    disk.failingNext = ("fdatasync", .error(5))
    disk.meanwhile = (4, { looked = (try? office.lan.look()) != nil })
    try office.minh.save(office.visit())
    disk.process = 0
    #expect(looked)
    office.lan.store.linesSinceSnapshot = 1000
    office.lan.close()
    try office.minh.save(office.visit())
    let saved = contents(of: office.minh.commune)
    disk.kill()
    for actor in ["lan", "minh"] {
      let (store, read) = try office.desk.open(actor)
      #expect(store.remarks == [])
      #expect(contents(of: read) == saved)
      disk.kill()
    }
  }

  @Test func aSaveThatIsOnTheMediumIsToldSoAlsoWhenTheReviewListCannotBeRead() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var household = Household(id: ID(RecordID(high: 1, low: 1)))
    household.phone = "0"
    try lan.save(.creating(household))
    let minh = Clerk(try desk.open("minh"))
    let entry = ReviewEntry(
      kind: .overridden, register: .households, record: household.recordID,
      mark: ReviewMark(field: "phone", author: lan.store.author, number: 1),
      value: .text("1"), milliseconds: 1, other: minh.store.author, otherMilliseconds: 2,
      removedValues: [])
    let history = RecordHistory(
      Register(\.households), household.recordID, awareness: Awareness())
    lan.store.ledger.review([entry], of: history)
    desk.disk.calls = 0
    // After the lock, the line, its flush, and the names in the folder of the journals.
    desk.disk.failing = (5, .error(5))
    try lan.set("phone", of: household.recordID, in: .households, to: .text("2"))
    desk.disk.failing = nil
    #expect(
      lan.commune.record(household.recordID, in: .households)?.value(of: "phone") == .text("2"))
    try lan.store.writeSnapshot(lan.commune)
    desk.disk.kill()
    let (store, read) = try desk.open()
    #expect(contents(of: read) == contents(of: lan.commune))
    #expect(store.review == [])
  }

  @Test func whatSaidWhichFormatABookHadIsKeptWhole() throws {
    for call in 1...60 {
      for failure in [MemoryDisk.Failure.short(20), .error(5)] {
        let desk = Desk()
        let (store, commune) = try desk.create()
        store.close(commune)
        let file = try #require(desk.disk.names["/book/store.json"])
        let old = String(decoding: file.bytes, as: UTF8.self)
          .replacing("\"format\": 2", with: "\"format\": 1")
          .replacing("\"minReader\": 2", with: "\"minReader\": 1")
        file.bytes = Array(old.utf8)
        desk.disk.flushAll()
        desk.disk.calls = 0
        desk.disk.failing = (call, failure)
        desk.disk.failsForEver = true
        _ = try? desk.open()
        desk.disk.cutPower(.keepHalf)
        #expect(try desk.open().store.access == .readWrite)
        let kept = try #require(desk.disk.names["/book/local/store-format-1.json"])
        #expect(String(decoding: kept.bytes, as: UTF8.self) == old)
      }
    }
  }
}
