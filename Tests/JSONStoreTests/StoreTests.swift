import CommuneDomain
import Foundation
import Testing

@testable import JSONStore

struct StoreTests {
  @Test func whatWasSavedIsThereAfterReopening() throws {
    for closes in [true, false] {
      let desk = Desk()
      var (store, commune) = try desk.create()
      var random = RandomRecords(seed: 3)
      for round in 0..<6 {
        for _ in 0..<40 {
          let change = random.change(in: commune)
          let receipt = try store.save(change, over: commune)
          #expect(change.isEmpty || receipt.number > 0)
          try commune.apply(change)
        }
        if closes { store.close(commune) } else { desk.disk.kill() }
        let opened = try desk.open(round % 2 == 0 ? "minh" : "lan")
        #expect(contents(of: opened.commune) == contents(of: commune))
        #expect(opened.store.remarks == [])
        #expect(opened.store.access == .readWrite)
        #expect(opened.store.identity.name == "Phường Minh Họa")
        (store, commune) = opened
      }
      for (path, file) in desk.disk.names where path.hasSuffix(".jsonl") {
        for line in file.bytes.split(separator: 10) {
          _ = try JSONSerialization.jsonObject(with: Data(line))
        }
      }
      if closes {
        let list = try #require(desk.disk.names["/book/registers/current.json"]).bytes
        _ = try JSONSerialization.jsonObject(with: Data(list))
        let visits = try #require(desk.disk.names["/book/registers/visits.json"]).bytes
        #expect(visits.starts(with: Array("[\n{\"id\":\"".utf8)))
        #expect(visits.suffix(4) == Array("}\n]\n".utf8))
      }
    }
  }

  @Test func aSaveIsOneWriteAndOneFlush() throws {
    let desk = Desk()
    let (store, commune) = try desk.create()
    var random = RandomRecords(seed: 4)
    _ = try store.save(random.change(in: commune), over: commune)
    desk.disk.log = []
    for _ in 0..<5 { _ = try store.save(random.change(in: commune), over: commune) }
    // The lock and the line; besides the lengths of two files nothing else is asked, read or written.
    let save = ["lock", "write", "fdatasync"]
    #expect(desk.disk.log == Array(repeating: save, count: 5).flatMap { $0 })
  }

  /// When a month ends in Vietnam, from the last moment before to the first one after.
  static let monthEnds: [(time: String, end: String)] = [
    ("2026-11-20T01:15:30.000Z/0000", "2026-11-30T17:00:00.000Z/0000"),
    ("2026-11-30T16:59:59.999Z/0000", "2026-11-30T17:00:00.000Z/0000"),
    ("2026-11-30T17:00:00.000Z/0000", "2026-12-31T17:00:00.000Z/0000"),
    ("2028-02-29T16:59:59.999Z/0000", "2028-02-29T17:00:00.000Z/0000"),
    ("2026-12-31T17:00:00.000Z/0000", "2027-01-31T17:00:00.000Z/0000"),
  ]

  @Test(arguments: monthEnds) func aMonthEndsAtMidnightInVietnam(time: String, end: String) throws {
    let time = try #require(HybridTime(time))
    #expect(
      HybridTime(milliseconds: Seal.monthEnd(after: time.milliseconds), counter: 0).text == end)
  }

  @Test func aNewMonthBeginsANewSegment() throws {
    let desk = Desk()
    var (store, commune) = try desk.create()
    var random = RandomRecords(seed: 12)
    func save() throws {
      let change = Change.creating(random.record(of: Register(\.visits)))
      _ = try store.save(change, over: commune)
      try commune.apply(change)
    }
    func files() -> [Int] {
      (1...4).filter { !desk.segment($0).isEmpty }
    }
    for _ in 0..<3 { try save() }
    #expect(files() == [1])
    let end = Seal.monthEnd(after: desk.clock.now)
    desk.clock.now = end - 1000
    try save()
    #expect(files() == [1])
    desk.clock.now = end
    try save()
    #expect(files() == [1, 2])
    try save()
    store.close(commune)
    // Another program goes on in the month's segment, and leaves it with the month.
    (store, commune) = try desk.open()
    try save()
    #expect(files() == [1, 2])
    desk.clock.now = Seal.monthEnd(after: desk.clock.now)
    try save()
    #expect(files() == [1, 2, 3])
    #expect(contents(of: try desk.open("minh").commune) == contents(of: commune))
    #expect(try BookInspection(of: desk.path, disk: desk.disk, clock: desk.clock).isSound)
  }

  @Test func aTornLastLineIsSetAsideWhereverItEnds() throws {
    let desk = Desk()
    var (store, commune) = try desk.create()
    var random = RandomRecords(seed: 5)
    for _ in 0..<3 {
      let change = random.change(in: commune)
      _ = try store.save(change, over: commune)
      try commune.apply(change)
    }
    let before = try #require(desk.disk.names[desk.segment(1)]).bytes
    _ = try store.save(.creating(random.record(of: Register(\.visits))), over: commune)
    let after = try #require(desk.disk.names[desk.segment(1)]).bytes
    desk.disk.kill()
    let names = desk.disk.names
    for length in stride(from: before.count, to: after.count, by: Campaign.isLong ? 1 : 5) {
      for isZeroed in [false, true] {
        let file = try #require(desk.disk.names[desk.segment(1)])
        file.bytes =
          after.prefix(length) + (isZeroed ? Array(repeating: 0, count: after.count - length) : [])
        let (opened, read) = try desk.open()
        #expect(contents(of: read) == contents(of: commune))
        #expect(opened.access == .readWrite)
        #expect(opened.remarks.count == (file.bytes.count == before.count ? 0 : 1))
        let change = random.change(in: read)
        _ = try opened.save(change, over: read)
        var expected = read
        try expected.apply(change)
        desk.disk.kill()
        let again = try desk.open()
        #expect(again.store.remarks == [])
        #expect(contents(of: again.commune) == contents(of: expected))
        desk.disk.kill()
        desk.disk.names = names
      }
    }
  }

  @Test func undoAndRedoGoBackAndForthAlsoAfterReopening() throws {
    for reopens in [false, true] {
      let desk = Desk()
      var (store, commune) = try desk.create()
      var random = RandomRecords(seed: 8)
      func reopen() throws {
        guard reopens else { return }
        store.close(commune)
        let read: Commune
        (store, read) = try desk.open()
        #expect(contents(of: read) == contents(of: commune))
      }
      try store.intake([.creating(random.record(of: Register(\.people)))], over: commune)
      desk.disk.kill()
      (store, commune) = try desk.open()
      var states = [contents(of: commune)]
      for _ in 0..<12 {
        let change = Change.creating(random.record(of: Register(\.visits)))
        _ = try store.save(change, over: commune)
        try commune.apply(change)
        states.append(contents(of: commune))
      }
      var place = 12
      var random2 = SeededRandomness(9)
      for _ in 0..<80 {
        if Bool.random(using: &random2) { try reopen() }
        let isUndo = Bool.random(using: &random2)
        let change = try isUndo ? store.undo(over: commune) : store.redo(over: commune)
        #expect((change == nil) == (place == (isUndo ? 0 : 12)))
        if let change { try commune.apply(change) }
        place = min(12, max(0, place + (isUndo ? -1 : 1)))
        #expect(contents(of: commune) == states[place])
      }
      while let change = try store.undo(over: commune) { try commune.apply(change) }
      #expect(contents(of: commune) == states[0])
      let change = Change.creating(random.record(of: Register(\.needs)))
      _ = try store.save(change, over: commune)
      try commune.apply(change)
      try reopen()
      #expect(try store.redo(over: commune) == nil)
      #expect(try store.undo(over: commune) == change.inverse)
    }
  }

  @Test func historyIsNewestFirstAndOfOneRecordWhereAsked() throws {
    let desk = Desk()
    var (store, commune) = try desk.create()
    var random = RandomRecords(seed: 10)
    let visits = (0..<3).map { _ in random.record(of: Register(\.visits)) }
    try store.intake(visits.map { .creating($0) }, over: commune)
    for visit in visits { try commune.apply(.creating(visit)) }
    let need = random.record(of: Register(\.needs))
    let both = Change.creating(need) + .removing(visits[1])
    _ = try store.save(both, over: commune)
    try commune.apply(both)
    store.close(commune)
    (store, commune) = try desk.open("minh")
    _ = try store.save(.removing(visits[0]), over: commune)
    let all = try store.history(limit: 10)
    #expect(all.map(\.kind) == [.change, .change, .intake])
    #expect(all.map(\.change.operations.count) == [1, 2, 3])
    #expect(all[0].author.hasSuffix("-minh") && all[1].author.hasSuffix("-lan"))
    #expect(all[0].milliseconds > all[1].milliseconds)
    let one = try store.history(record: visits[1].recordID, limit: 10)
    #expect(one.map(\.change) == [.removing(visits[1]), .creating(visits[1])])
    #expect(try store.history(register: .needs, limit: 10).count == 1)
    #expect(try store.history(limit: 1).count == 1)
  }

  @Test func aLargeChangeIsSplitAndCountsWholeOrNotAtAll() throws {
    let desk = Desk()
    var (store, commune) = try desk.create()
    var random = RandomRecords(seed: 11)
    var meeting = Meeting(id: ID(random.id()))
    for _ in 0..<300 {
      meeting.reasons[random.id()] = String(repeating: "ă", count: 150)
    }
    let changes: [Change] = [.creating(meeting), .removing(meeting)]
    for change in changes {
      _ = try store.save(change, over: commune)
      try commune.apply(change)
      desk.disk.kill()
      let (opened, read) = try desk.open()
      #expect(contents(of: read) == contents(of: commune))
      #expect(try opened.history(limit: 9).count == (change == changes[0] ? 1 : 2))
      (store, commune) = (opened, read)
    }
    let undone = try #require(try store.undo(over: commune))
    try commune.apply(undone)
    #expect(commune.meetings.first == meeting)
    for line in try #require(desk.disk.names[desk.segment(1)]).bytes.split(separator: 10) {
      #expect(line.count < 65_536)
    }
    desk.disk.kill()
    let file = try #require(desk.disk.names[desk.segment(1)])
    file.bytes.removeLast(100)
    let torn = try desk.open()
    #expect(torn.commune.meetings.isEmpty)
    #expect(torn.store.access == .readWrite)
  }

  @Test func aTextThatIsTooLongIsNotSaved() throws {
    let desk = Desk()
    let clerk = Clerk(try desk.create())
    let id = RecordID(high: 1, low: 1)
    let subject = RecordID(high: 2, low: 2)
    let date = CalendarDate(dayNumber: 20_000)
    for change: Change in [
      .creating(Household(id: ID(id))), .creating(Meeting(id: ID(id))),
      .creating(Recommendation(id: ID(id))),
    ] {
      try clerk.save(change)
    }
    func changes(_ text: String) -> [Change] {
      var household = Household(id: ID(subject))
      household.head = text
      let note = Note(date: date, text: text, author: "lan")
      return [
        Change([.set(.households, id, field: "phone", old: .empty, new: .text(text))]),
        Change([.mark(.meetings, id, field: "reasons", subject: subject, old: nil, new: text)]),
        Change([.append(.recommendations, id, field: "progress", note)]), .creating(household),
      ]
    }
    let most = String(repeating: "ă", count: LineComposer.longestText / 2)
    for change in changes(most + "a") {
      let place = try #require(change.operations.first)
      #expect(throws: StoreError.lineTooLong(register: place.register, record: place.record)) {
        try clerk.save(change)
      }
    }
    for change in changes(most) { try clerk.save(change) }
    #expect(clerk.commune.households.map(\.phone).contains(most))
  }

  /// Other programs may have saved what this one does not.
  @Test func aTextThatIsTooLongIsReadAndComesBack() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var household = Household(id: ID(RecordID(high: 1, low: 1)))
    try lan.save(.creating(household))
    let head = try #require(lan.store.ledger.heads[lan.store.author])
    household.address = String(repeating: "ă", count: LineComposer.longestText)
    let line = JournalLine(
      number: 2, time: lan.store.ledger.time.next(clock: desk.clock.milliseconds()),
      author: lan.store.author,
      operations: [
        .set(
          .households, household.recordID, field: "address", old: .empty,
          new: .text(household.address))
      ])
    desk.disk.kill()
    desk.disk.names[desk.segment(1)]?.bytes += line.sealed(after: head.digest).bytes
    let clerk = Clerk(try desk.open())
    #expect(clerk.store.remarks == [])
    #expect(clerk.commune.households.map(\.self) == [household])
    try clerk.save(.removing(household))
    #expect(try clerk.undo() != nil)
    #expect(clerk.commune.households.map(\.self) == [household])
  }

  @Test func whatCannotBeReadAgainIsNotSaved() throws {
    let desk = Desk()
    let (store, commune) = try desk.create()
    let id = RecordID(high: 1, low: 1)
    var known = commune
    let making = Change.creating(Visit(id: ID(id)))
    try store.save(making, over: commune)
    try known.apply(making)
    let cases: [(CommuneDomain.Operation, ChangeError)] = [
      (
        .set(.visits, id, field: "colour", old: .empty, new: .text("x")),
        .field(.visits, id, .unknownField("colour"))
      ),
      (
        .set(.visits, id, field: "date", old: .empty, new: .text("x")),
        .field(.visits, id, .wrongKind("date"))
      ),
      (
        .set(.visits, id, field: "purpose", old: .empty, new: .choice("fun")),
        .field(.visits, id, .wrongKind("purpose"))
      ),
      (.create(RegisterKey("cars"), id, []), .unknownRegister(RegisterKey("cars"))),
    ]
    for (operation, problem) in cases {
      #expect(throws: StoreError.changeDoesNotFit(problem)) {
        try store.save(Change([operation]), over: known)
      }
    }
    #expect(try store.history(limit: 9).count == 1)
    #expect(store.access == .readWrite)
  }

  @Test func aJournalGoesOnInNewSegmentsAndIsReadAcrossThem() throws {
    let desk = Desk()
    var (store, commune) = try desk.create()
    var random = RandomRecords(seed: 12)
    func household() -> Change {
      var household = Household(id: ID(random.id()))
      household.fill(60_000)
      return .creating(household)
    }
    func save(_ change: Change) throws {
      _ = try store.save(change, over: commune)
      try commune.apply(change)
    }
    try save(household())
    let many = (0..<75).map { _ in household() }
    try store.intake(many, over: commune)
    for change in many { try commune.apply(change) }
    for _ in 0..<12 { try save(household()) }
    #expect(desk.segment(2) != "")
    desk.disk.cutPower()
    let (opened, read) = try desk.open()
    #expect(opened.remarks == [])
    #expect(contents(of: read) == contents(of: commune))
    #expect(try opened.history(limit: 1000).map(\.change.operations.count).count == 14)
    var left = read
    while let change = try opened.undo(over: left) { try left.apply(change) }
    #expect(Set(left.households.map(\.recordID)) == Set(many.flatMap(\.operations).map(\.record)))
    opened.close(left)
    #expect(contents(of: try desk.open().commune) == contents(of: left))
  }
}
