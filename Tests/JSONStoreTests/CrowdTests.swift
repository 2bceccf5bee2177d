import CommuneDomain
import Testing

@testable import JSONStore

/// Where others save all the time, their lines are read before the lock is taken.
struct CrowdTests {
  /// Lan and Minh, who have saved in turn so often that each reads ahead.
  private struct Office {
    let desk = Desk()
    let lan: Clerk
    let minh: Clerk
    let household: RecordID

    init() throws {
      lan = Clerk(try desk.create())
      var household = Household(id: ID(RecordID(high: 1, low: 1)))
      household.phone = "0"
      try lan.save(.creating(household))
      self.household = household.recordID
      minh = Clerk(try desk.open("minh"))
      for round in 1...6 {
        for clerk in [minh, lan] {
          try clerk.look()
          try clerk.set("address", of: self.household, in: .households, to: .text("\(round)"))
        }
      }
      try minh.look()
      desk.disk.calls = 0
      desk.disk.log = []
    }

    func phone(_ old: String, _ new: String) -> Change {
      Change([
        .set(.households, household, field: "phone", old: .text(old), new: .text(new))
      ])
    }

    func phone(of clerk: Clerk) -> FieldValue? {
      clerk.commune.record(household, in: .households)?.value(of: "phone")
    }
  }

  @Test func nobodyWaitsWhileOthersLinesAreRead() throws {
    let office = try Office()
    try office.minh.save(office.phone("0", "1"))
    office.desk.disk.log = []
    try office.lan.set("address", of: office.household, in: .households, to: .text("Ngõ 9"))
    let log = office.desk.disk.log
    let lock = try #require(log.firstIndex(of: "lock"))
    #expect(log[..<lock].contains("read"))
    #expect(
      log[lock...]
        == [
          "lock", "note", "stat", "stat", "length", "leave", "write", "fdatasync", "leave",
        ])
    #expect(office.phone(of: office.lan) == .text("1"))
  }

  /// Whenever Minh comes before Lan has the lock, she is told of the value that he wrote; once she has it,
  /// he waits.
  ///
  /// Where Minh was the last to save, he saves again without leaving another note.
  @Test(arguments: [false, true])
  func whoeverSavesBetweenReadingAndTheLockIsSeen(isMinhLast: Bool) throws {
    var clashes = 0
    var waits = 0
    for call in 1...100 {
      let office = try Office()
      if isMinhLast {
        try office.minh.set("address", of: office.household, in: .households, to: .text("7"))
        office.desk.disk.calls = 0
      }
      var isSaved = false
      var isAsked = false
      office.desk.disk.meanwhile = (
        call,
        {
          isAsked = true
          isSaved = (try? office.minh.save(office.phone("0", "2"))) != nil
        }
      )
      let error = Result { try office.lan.save(office.phone("0", "1")) }
      office.desk.disk.meanwhile = nil
      if !isAsked { break }
      switch error {
      case .success:
        #expect(!isSaved, "\(call)")
        waits += 1
      case .failure(StoreError.clashes):
        #expect(isSaved, "\(call)")
        clashes += 1
      case .failure(let error): Issue.record("\(call): \(error)")
      }
      #expect(office.phone(of: office.lan) == .text(isSaved ? "2" : "1"), "\(call)")
      try office.minh.look()
      #expect(contents(of: office.minh.commune) == contents(of: office.lan.commune), "\(call)")
      #expect(office.lan.review == [])
      let found = try office.desk.open("hoa", readOnly: true).commune
      #expect(contents(of: found) == contents(of: office.lan.commune), "\(call)")
    }
    // Once the lock is hers: reading the note, the line, its flush; where the note is another's, also
    // how long that journal is and whether there is a next segment, the longer lock file, and the notes
    // that she leaves.
    #expect(clashes > 4 && waits == (isMinhLast ? 8 : 3))
  }

  @Test func aSecondWindowIsSeenBetweenReadingAndTheLock() throws {
    for call in 1...100 {
      let office = try Office()
      let second = Clerk(try office.desk.open("lan"))
      try second.set("address", of: office.household, in: .households, to: .text("Ngõ 1"))
      office.desk.disk.calls = 0
      var isAsked = false
      var isSaved = false
      office.desk.disk.meanwhile = (
        call,
        {
          isAsked = true
          isSaved =
            (try? second.set(
              "address", of: office.household, in: .households, to: .text("Ngõ 2"))) != nil
        }
      )
      try office.lan.save(office.phone("0", "1"))
      office.desk.disk.meanwhile = nil
      if !isAsked { break }
      try second.look()
      #expect(contents(of: second.commune) == contents(of: office.lan.commune), "\(call)")
      let (store, read) = try office.desk.open("hoa", readOnly: true)
      #expect(store.remarks == [], "\(call)")
      #expect(contents(of: read) == contents(of: office.lan.commune), "\(call)")
      let address = read.record(office.household, in: .households)?.value(of: "address")
      #expect(address == .text(isSaved ? "Ngõ 2" : "Ngõ 1"), "\(call)")
    }
  }

  /// Whatever the lock file says, nobody writes behind a line that he has not read.
  @Test func aNoteThatLiesHidesNothing() throws {
    for isAlone in [false, true] {
      let office = try Office()
      let second = Clerk(try office.desk.open("lan"))
      if isAlone {
        for text in ["a", "b"] {
          try office.lan.set("head", of: office.household, in: .households, to: .text(text))
        }
      }
      for clerk in [second, office.minh] { try clerk.look() }
      let file = try #require(office.desk.disk.names["/book/lock"])
      let note = file.bytes
      for (clerk, field) in [(second, "address"), (office.minh, "identity")] {
        try clerk.set(field, of: office.household, in: .households, to: .text("Ngõ 1"))
        file.bytes = note
      }
      try office.lan.save(office.phone("0", "1"))
      for clerk in [office.lan, office.minh, second] { try clerk.look() }
      let (store, read) = try office.desk.open("hoa", readOnly: true)
      #expect(store.remarks == [])
      for clerk in [office.lan, office.minh, second] {
        #expect(contents(of: clerk.commune) == contents(of: read))
        #expect(clerk.review == [])
      }
      #expect(read.households.map(\.address) == ["Ngõ 1"])
      #expect(read.households.map(\.phone) == ["1"])
    }
  }

  /// While the lock file has the length that this program left, its own note still stands there.
  @Test func theLengthOfTheLockFileTellsWhetherAnotherHadTheLock() throws {
    let office = try Office()
    let disk = office.desk.disk
    func calls(_ work: () throws -> Void) rethrows -> [String] {
      disk.log = []
      try work()
      return disk.log
    }
    func length() throws -> Int { try #require(disk.names["/book/lock"]).bytes.count }
    try office.lan.save(office.phone("0", "1"))
    let alone = ["lock", "write", "fdatasync"]
    let before = try length()
    #expect(try calls { try office.lan.save(office.phone("1", "2")) } == alone)
    #expect(try length() == before)
    // Minh has the lock and is torn away before he writes in it; Lan looks, and then knows again.
    disk.failingNext = ("leave", .error(5))
    disk.failsForEver = true
    #expect(throws: StoreError.self) {
      try office.minh.set("address", of: office.household, in: .households, to: .text("7"))
    }
    disk.failing = nil
    disk.failsForEver = false
    #expect(try length() == before + 1)
    #expect(
      try calls { try office.lan.save(office.phone("2", "3")) } == ["lock", "note"]
        + alone.dropFirst())
    #expect(try calls { try office.lan.save(office.phone("3", "4")) } == alone)
    // He saves; she sees it before she writes over it.
    try office.minh.look()
    try office.minh.save(office.phone("4", "5"))
    #expect(try length() == before + 2)
    #expect(throws: StoreError.self) { try office.lan.save(office.phone("4", "6")) }
    #expect(office.phone(of: office.lan) == .text("5"))
    // A lock file that cannot be made longer is a save that is refused, and nothing else.
    disk.failingNext = ("length", .error(28))
    #expect(throws: StoreError.self) { try office.minh.save(office.phone("5", "7")) }
    disk.failing = nil
    try office.lan.save(office.phone("5", "8"))
    try office.minh.look()
    #expect(office.phone(of: office.minh) == .text("8"))
    #expect(contents(of: try office.desk.open("hoa").commune) == contents(of: office.lan.commune))
  }

  @Test func whoClosesTheBookLastMakesTheLockFileShort() throws {
    let office = try Office()
    let disk = office.desk.disk
    let file = try #require(disk.names["/book/lock"])
    let lock = try #require(office.lan.store.lock)
    try disk.setLength(CommitLock.longest, of: lock.file)
    office.minh.close()
    let long = file.bytes.count
    #expect(long >= CommitLock.longest)
    try office.lan.save(office.phone("0", "1"))
    #expect(file.bytes.count == long + 1)
    office.lan.close()
    #expect(file.bytes.count == LockNote.length)
    let hoa = Clerk(try office.desk.open("hoa"))
    #expect(hoa.store.access == .readWrite)
    try hoa.save(office.phone("1", "2"))
    try hoa.save(office.phone("2", "3"))
    #expect(office.phone(of: hoa) == .text("3"))
  }

  @Test func whoComesWhileAnotherLeavesWaitsForHim() throws {
    let office = try Office()
    let disk = office.desk.disk
    office.lan.close()
    office.minh.close()
    let other = try disk.openLock("/book/lock")
    #expect(try disk.lock(.presence, of: other, shared: false))
    #expect(try office.desk.open().store.access == .readOnly(.anotherInstance(holder: "")))
    var waits = 0
    office.desk.clock.whileWaiting = {
      waits += 1
      if waits == 3 { disk.unlock(.presence, of: other) }
    }
    #expect(try office.desk.open().store.access == .readWrite)
    #expect(waits == 3)
  }

  /// Older programs leave the same words after each save; such a note tells nothing.
  @Test func onlyNotesThatCannotComeBackAreRelied() throws {
    let desk = Desk()
    let (store, _) = try desk.create()
    let lock = try #require(store.lock)
    for (note, isGood) in [
      ("", false), ("idle st01-lan x", false), ("idle st01-lan x 7", true),
      ("idle st01-lan x 7 1:90", true),
      ("idle st01-lan x unsettled", false), ("busy st01-lan x", false),
      ("busy st01-lan x 7", false), ("busy st01-lan x unsettled", false),
    ] {
      try desk.disk.leave(LockNote(note), in: lock.file)
      #expect(lock.peek()?.text == (isGood ? note : nil), "\(note)")
    }
    _ = try lock.take(as: "st01-lan", path: "/book/lock")
    lock.giveBack(as: "st01-lan")
    let first = lock.peek()
    _ = try lock.take(as: "st01-lan", path: "/book/lock")
    #expect(lock.peek() == nil)
    lock.giveBack(as: "st01-lan")
    #expect(first != nil && lock.peek() != nil && lock.peek() != first)
  }

  @Test func oneOfManyWritesTheRegisterFilesForAll() throws {
    let office = try Office()
    let (lan, minh) = (office.lan.store, office.minh.store)
    for store in [lan, minh] {
      #expect(!store.isSnapshotDue)
      store.linesSinceSnapshot = 5001
    }
    // Nobody has written any since the book was made.
    office.desk.disk.names["/book/registers/current.json"] = nil
    #expect(lan.isSnapshotDue && minh.isSnapshotDue)
    try minh.writeSnapshot(office.minh.commune)
    try office.lan.save(office.phone("0", "1"))
    #expect(!lan.isSnapshotDue && lan.linesSinceSnapshot == 1)
    // What is large is not counted in lines.
    lan.bytesSinceSnapshot = 3 << 20
    #expect(lan.isSnapshotDue)
    try lan.writeSnapshot(office.lan.commune)
    #expect(!lan.isSnapshotDue)
  }

  /// What another machine wrote without knowing of this one's lines is worked out from all journals.
  @Test func whatCannotBeReadWhileLinesAreTakenInIsGivenLater() throws {
    var failures = 0
    for call in 1...200 {
      let network = try MergeTests.Network(2, seed: 7)
      let (here, there) = (network.stations[0], network.stations[1])
      let lan = try here.working()
      let minh = try there.working()
      let household = network.records[0].1
      try lan.set("phone", of: household, in: .households, to: .text("1"))
      try minh.set("phone", of: household, in: .households, to: .text("2"))
      try minh.set("address", of: household, in: .households, to: .text("Ngõ 3"))
      here.take(from: there)
      here.disk.calls = 0
      here.disk.failing = (call, .error(5))
      let isRefused = (try? lan.look()) == nil
      let isOver = here.disk.calls < call
      here.disk.failing = nil
      failures += isRefused && !isOver ? 1 : 0
      try? lan.store.writeSnapshot(lan.commune)
      try lan.look()
      there.take(from: here)
      try minh.look()
      try MergeTests().check(network, "\(call)")
      #expect(lan.review.count == 1, "\(call)")
      try lan.store.writeSnapshot(lan.commune)
      here.close(isKilled: true)
      try MergeTests().check(network, "\(call) opened anew")
      if isOver { break }
    }
    #expect(failures > 5)
  }
}
