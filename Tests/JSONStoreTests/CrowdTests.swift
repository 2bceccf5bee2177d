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
        == ["lock", "note", "stat", "stat", "leave", "write", "fdatasync", "leave"])
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
    // how long that journal is and whether there is a next segment, and the notes that she leaves.
    #expect(clashes > 4 && waits == (isMinhLast ? 7 : 3))
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
