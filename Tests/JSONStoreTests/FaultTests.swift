import CommuneDomain
import Testing

@testable import JSONStore

struct FaultTests {
  static let failures: [MemoryDisk.Failure] = [
    .error(5), .short(3), .error(28), .short(200),
  ]

  /// Opens, saves and closes with the k-th call failing, for every k until nothing fails; for every third
  /// one where the campaign is not asked for, another third for each way in which the power goes.
  @Test func noFailureOfTheDiskLosesWhatWasAcknowledged() throws {
    for (index, failure) in Self.failures.enumerated() {
      for failsForEver in [false, true] {
        // Without a power cut, `CampaignTests` tries them all.
        if Campaign.isLong { try failAtEveryCall(failure, failsForEver, nil) }
        guard index == (failsForEver ? 0 : 1) else { continue }
        for (third, cut) in MemoryDisk.Cut.allCases.enumerated() {
          try failAtEveryCall(failure, failsForEver, cut, third: third)
        }
      }
    }
  }

  private func failAtEveryCall(
    _ failure: MemoryDisk.Failure, _ failsForEver: Bool, _ cut: MemoryDisk.Cut?, third: Int = 0
  ) throws {
    for call in 1...1000 where Campaign.isLong || call % 3 == third % 3 {
      let desk = Desk()
      let (first, empty) = try desk.create()
      var random = RandomRecords(seed: 20)
      var acknowledged = empty
      for _ in 0..<2 {
        let change = Change.creating(random.record(of: Register(\.visits)))
        _ = try first.save(change, over: acknowledged)
        try acknowledged.apply(change)
      }
      first.close(acknowledged)
      desk.disk.calls = 0
      desk.disk.failing = (call, failure)
      desk.disk.failsForEver = failsForEver
      var possible = [contents(of: acknowledged)]
      if let (store, read) = try? desk.open() {
        #expect(contents(of: read) == possible[0])
        for _ in 0..<3 {
          let change = Change.creating(random.record(of: Register(\.needs)))
          var next = acknowledged
          try next.apply(change)
          do {
            _ = try store.save(change, over: acknowledged)
            acknowledged = next
            possible = [contents(of: acknowledged)]
          } catch {
            // Not acknowledged: it may be there or not, but whole.
            if store.access != .readWrite { possible.append(contents(of: next)) }
            break
          }
        }
        store.close(acknowledged)
      }
      let isOver = desk.disk.calls < call
      if let cut { desk.disk.cutPower(cut) } else { desk.disk.kill() }
      let (store, read) = try desk.open()
      let found = contents(of: read)
      #expect(
        possible.contains(found),
        "call \(call) \(failure) \(failsForEver) \(String(describing: cut))")
      #expect(store.access == .readWrite, "call \(call) \(failure): \(store.remarks)")
      let change = Change.creating(random.record(of: Register(\.people)))
      _ = try store.save(change, over: read)
      var after = read
      try after.apply(change)
      desk.disk.cutPower()
      #expect(contents(of: try desk.open().commune) == contents(of: after))
      if isOver { return }
    }
    Issue.record("it never ended")
  }

  @Test func powerCutsAtEveryMomentOfAnIntakeLeaveAllOfItOrNothing() throws {
    for cut in MemoryDisk.Cut.allCases {
      for call in stride(from: 1, to: 60, by: 1) {
        let desk = Desk()
        let (store, commune) = try desk.create()
        var random = RandomRecords(seed: 21)
        let changes = (0..<20).map { _ in
          Change.creating(random.record(of: Register(\.households)))
        }
        var whole = Commune()
        for change in changes { try whole.apply(change) }
        desk.disk.calls = 0
        desk.disk.failing = (call, .error(5))
        desk.disk.failsForEver = true
        var isDone = false
        do {
          try store.intake(changes, over: commune)
          isDone = true
          try store.writeSnapshot(whole)
        } catch {}
        let isOver = desk.disk.calls < call
        desk.disk.cutPower(cut)
        let (opened, read) = try desk.open()
        #expect(opened.access == .readWrite)
        let count = read.households.count
        #expect(isDone ? count == 20 : count == 0 || count == 20, "\(call) \(cut)")
        if isOver { break }
      }
    }
  }

  @Test func aFailedSaveGoesIntoANewSegmentAndASecondFailureWaitsForAnotherAttempt() throws {
    let desk = Desk()
    let (store, commune) = try desk.create()
    var random = RandomRecords(seed: 22)
    func change() -> Change { .creating(random.record(of: Register(\.visits))) }
    _ = try store.save(change(), over: commune)
    desk.disk.failingNext = ("write", .short(10))
    #expect(try store.save(change(), over: commune).number == 2)
    #expect(store.access == .readWrite)
    #expect(desk.segment(2) != "")
    desk.disk.failingNext = ("write", .error(28))
    desk.disk.failsForEver = true
    let path = try #require(desk.disk.names.keys.first { $0.hasSuffix("000002.jsonl") })
      .replacing("000002", with: "000003")
    #expect(throws: StoreError.diskFull(path: path)) { try store.save(change(), over: commune) }
    let reason = ReadOnlyReason.diskFailed(.diskFull(path: path))
    #expect(store.access == .readOnly(reason))
    #expect(throws: StoreError.self) { try store.save(change(), over: commune) }
    desk.disk.failing = nil
    desk.disk.failsForEver = false
    #expect(try store.save(change(), over: commune).number == 3)
    #expect(store.access == .readWrite)
    desk.disk.kill()
    let (opened, read) = try desk.open()
    #expect(read.visits.count == 3)
    #expect(opened.access == .readWrite)
  }

  @Test func registerFilesThatAreDamagedOrEditedAreMadeAgain() throws {
    let visits = "/book/registers/visits.json"
    let list = "/book/registers/current.json"
    let edited = Array("[\n{\"id\":\"01J8Z5GQ6K8TZ1V9Q0R2M3N4P5\",\"done\":\"x\"}\n]\n".utf8)
    let accidents: [(String, [StoreRemark], (MemoryDisk) -> Void)] = [
      (
        "edited",
        [.handEdited(file: "registers/visits.json", kept: nil)],
        { $0.names[visits]?.bytes = edited }
      ),
      ("garbled", [.snapshotRebuilt(.visits)], { $0.names[visits]?.bytes[9] = 0 }),
      ("missing", [.snapshotRebuilt(.visits)], { $0.names[visits] = nil }),
      ("list garbled", [.snapshotListRebuilt], { $0.names[list]?.bytes[9] = 0 }),
      ("list missing", [], { $0.names[list] = nil }),
      ("all gone", [], { disk in disk.names = disk.names.filter { !$0.key.contains("/reg") } }),
      (
        "old list too", [.snapshotListRebuilt],
        {
          $0.names[list]?.bytes = []
          $0.names["/book/local/previous/current.json"] = nil
        }
      ),
    ]
    for rounds in 1...3 {
      for (name, remarks, accident) in accidents {
        let desk = Desk()
        var (store, commune) = try desk.create()
        var random = RandomRecords(seed: 23)
        for _ in 0..<rounds {
          for _ in 0..<3 {
            let change = Change.creating(random.record(of: Register(\.visits)))
            _ = try store.save(change, over: commune)
            try commune.apply(change)
          }
          store.close(commune)
          (store, commune) = try desk.open()
        }
        store.close(commune)
        accident(desk.disk)
        let (opened, read) = try desk.open()
        #expect(contents(of: read) == contents(of: commune), "\(name)")
        #expect(opened.access == .readWrite)
        let plain = opened.remarks.map { remark in
          guard case .handEdited(let file, let kept?) = remark else { return remark }
          #expect(desk.disk.names["/book/\(kept)"]?.bytes == edited)
          return .handEdited(file: file, kept: nil)
        }
        let isWithoutTrace = name == "all gone" && rounds == 1
        let expected =
          name == "all gone" && !isWithoutTrace
          ? Commune.registers.map { .snapshotRebuilt($0.key) } : remarks
        #expect(plain == expected, "\(name) \(rounds)")
        opened.close(read)
        let again = try desk.open()
        #expect(again.store.remarks == [], "\(name)")
        #expect(contents(of: again.commune) == contents(of: commune))
      }
    }
  }

  @Test func aJournalThatIsGoneLeavesTheRegisterFilesReadable() throws {
    let desk = Desk()
    let (store, empty) = try desk.create()
    var commune = empty
    var random = RandomRecords(seed: 24)
    let change = Change.creating(random.record(of: Register(\.visits)))
    _ = try store.save(change, over: commune)
    try commune.apply(change)
    store.close(commune)
    desk.disk.names[desk.segment(1)] = nil
    let (opened, read) = try desk.open()
    #expect(contents(of: read) == contents(of: commune))
    #expect(opened.access == .readWrite)
    #expect(opened.author != store.author)
    #expect(opened.remarks == [.journalIncomplete(author: store.author)])
  }

  /// The journals know which book they are of, so that they can be read and checked all the same.
  @Test func withoutTheFileThatNamesItABookIsReadFromItsJournals() throws {
    for spoil in [
      { (disk: MemoryDisk) in disk.names["/book/store.json"] = nil },
      { (disk: MemoryDisk) in disk.names["/book/store.json"]?.bytes = [0x7B] },
    ] {
      let desk = Desk()
      let lan = Clerk(try desk.create())
      var random = RandomRecords(seed: 23)
      for _ in 0..<3 { try lan.save(.creating(random.record(of: Register(\.visits)))) }
      lan.close()
      spoil(desk.disk)
      let (store, read) = try desk.open()
      #expect(store.access == .readOnly(.identityLost))
      #expect(contents(of: read) == contents(of: lan.commune))
      #expect(throws: StoreError.readOnly(.identityLost)) {
        try store.save(.creating(random.record(of: Register(\.needs))), over: read)
      }
      let inspection = try BookInspection(of: "/book", disk: desk.disk, clock: desk.clock)
      #expect(inspection.store == lan.store.id && inspection.journals.count == 1)
    }
  }

  @Test func booksThatAreNoneOrNewerAreSaidSo() throws {
    let desk = Desk()
    #expect(throws: StoreError.notABook(path: "/book")) { try desk.open() }
    let (store, commune) = try desk.create()
    #expect(throws: StoreError.bookExists(path: "/book")) { try desk.create() }
    store.close(commune)
    let file = try #require(desk.disk.names["/book/store.json"])
    let good = String(decoding: file.bytes, as: UTF8.self)
    func put(_ old: String, _ new: String) {
      file.bytes = Array(good.replacing(old, with: new).utf8)
    }
    put("\"minReader\": 2", "\"minReader\": 3")
    #expect(throws: StoreError.newerFormat(path: "/book", format: 2)) { try desk.open() }
    put("\"format\": 2", "\"format\": 3")
    #expect(try desk.open().store.access == .readOnly(.newerFormat(3)))
    for (old, problem): (String, Problem) in [
      ("{\n", .trailingText), ("\"store\"", .missingKey("store")),
      ("\"format\"", .missingKey("format")),
    ] {
      put(old, "\"x\"")
      #expect(
        throws: StoreError.damaged(
          file: "store.json", line: 1, register: nil, record: nil, field: nil, problem: problem)
      ) { try desk.open() }
    }
    desk.disk.folders.insert("/other")
    desk.disk.names["/other/notes.txt"] = .init()
    #expect(throws: StoreError.folderNotEmpty(path: "/other")) {
      try Store.create(
        at: "/other", identity: BookIdentity(name: "", code: ""),
        options: OpenOptions(actor: "lan"), disk: desk.disk, clock: desk.clock,
        randomness: desk.randomness)
    }
  }

  @Test func draftsAndSettingsOutliveAPowerCut() throws {
    let desk = Desk()
    let (store, commune) = try desk.create()
    let drafts = (0..<3).map { index in
      Draft(
        register: .visits, record: store.makeID(), isNew: index == 0,
        entries: [.init(register: .needs, field: "matter", text: "dở \"dang\"\n\(index)")],
        focus: "matter", isSetAside: index == 1)
    }
    for draft in drafts { try store.keep(draft) }
    try store.keep(drafts[0])
    store.keepSetting("columns.visits", "date,done")
    store.keepSetting("gone", "x")
    store.keepSetting("gone", nil)
    desk.disk.cutPower()
    let opened = try desk.open().store
    #expect(opened.drafts() == drafts)
    desk.disk.log = []
    opened.discardDraft(drafts[1].record)
    #expect(desk.disk.log == ["remove"])
    #expect(opened.drafts() == [drafts[0], drafts[2]])
    #expect(opened.setting("columns.visits") == "date,done")
    #expect(opened.setting("gone") == nil)
    #expect(commune.visits.isEmpty)
  }
}
