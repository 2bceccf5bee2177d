import CommuneDomain
import Testing

@testable import JSONStore

/// Several clerks in one book at the same time.
struct SeveralWritersTests {
  private struct Office {
    let desk = Desk()
    let lan: Clerk
    let minh: Clerk
    let household: RecordID

    init() throws {
      lan = Clerk(try desk.create())
      var household = Household(id: ID(RecordID(high: 1, low: 1)))
      household.code = "H000001"
      household.head = "Nguyễn Thị Bích Ngọc"
      household.phone = "0912345678"
      try lan.save(.creating(household))
      self.household = household.recordID
      minh = Clerk(try desk.open("minh"))
    }

    func phone(_ clerk: Clerk) -> FieldValue? {
      clerk.commune.record(household, in: .households)?.value(of: "phone")
    }

    /// What is in the book, read by somebody who was not there.
    func book() throws -> [String] {
      contents(of: try desk.open("hoa", readOnly: true).commune)
    }
  }

  @Test func bothWriteAndSeeEachOther() throws {
    let office = try Office()
    #expect(office.lan.store.access == .readWrite)
    #expect(office.minh.store.access == .readWrite)
    try office.minh.set("phone", of: office.household, in: .households, to: .text("0987654321"))
    let arrival = try #require(try office.lan.look())
    #expect(arrival.authors == [office.minh.store.author])
    #expect(office.phone(office.lan) == .text("0987654321"))
    #expect(try office.lan.look() == nil)
    try office.lan.set("address", of: office.household, in: .households, to: .text("Ngõ 5"))
    try office.minh.look()
    #expect(contents(of: office.lan.commune) == contents(of: office.minh.commune))
    #expect(try office.book() == contents(of: office.lan.commune))
    #expect(office.lan.review == [] && office.minh.review == [])
  }

  @Test func differentFieldsMergeAndTheSameFieldIsShown() throws {
    let office = try Office()
    try office.minh.set("address", of: office.household, in: .households, to: .text("Ngõ 5"))
    // Lan has not looked since; her form still shows the old address.
    try office.lan.save(
      Change([
        .set(
          .households, office.household, field: "phone", old: .text("0912345678"),
          new: .text("0333333333"))
      ]))
    #expect(
      office.lan.commune.record(office.household, in: .households)?.value(of: "address")
        == .text("Ngõ 5"))
    let stale = Change([
      .set(
        .households, office.household, field: "phone", old: .text("0912345678"),
        new: .text("0444444444"))
    ])
    let error = #expect(throws: StoreError.self) { try office.minh.save(stale) }
    guard case .clashes(let clashes)? = error, let clash = clashes.first else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(clashes.count == 1)
    #expect(clash.kind == .field && clash.field == "phone")
    #expect(clash.base == .text("0912345678"))
    #expect(clash.theirs == .text("0333333333"))
    #expect(clash.mine == .text("0444444444"))
    #expect(clash.author == office.lan.store.author)
    #expect(clash.milliseconds != nil)
    // Nothing was overwritten, and the screen shows what is there.
    #expect(office.phone(office.minh) == .text("0333333333"))
    #expect(try office.book() == contents(of: office.lan.commune))
    // Having seen it, he may.
    try office.minh.set("phone", of: office.household, in: .households, to: .text("0444444444"))
    try office.lan.look()
    #expect(office.phone(office.lan) == .text("0444444444"))
    #expect(office.lan.review == [] && office.minh.review == [])
  }

  @Test func theSameEditByBothIsDoneOnce() throws {
    let office = try Office()
    let edit = Change([
      .set(
        .households, office.household, field: "phone", old: .text("0912345678"),
        new: .text("0555555555"))
    ])
    try office.lan.save(edit)
    try office.minh.save(edit)
    #expect(try office.lan.store.history(record: office.household, limit: 9).count == 2)
    #expect(contents(of: office.lan.commune) == contents(of: office.minh.commune))
  }

  @Test func whatSomebodyRemovedOrChangedMeanwhileIsSaid() throws {
    let office = try Office()
    let before = try #require(office.minh.commune.record(office.household, in: .households))
    try office.lan.set("phone", of: office.household, in: .households, to: .text("0666666666"))
    var error = #expect(throws: StoreError.self) { try office.minh.save(.removing(before)) }
    guard case .clashes(let changed)? = error else {
      Issue.record("not refused")
      return
    }
    #expect(changed.map(\.kind) == [.changedSince])
    #expect(changed[0].field == "phone" && changed[0].theirs == .text("0666666666"))
    let now = try #require(office.lan.commune.record(office.household, in: .households))
    try office.lan.save(.removing(now))
    let edit = Change([
      .set(
        .households, office.household, field: "phone", old: .text("0666666666"),
        new: .text("0777777777"))
    ])
    error = #expect(throws: StoreError.self) { try office.minh.save(edit) }
    guard case .clashes(let gone)? = error else {
      Issue.record("not refused")
      return
    }
    #expect(gone.map(\.kind) == [.removed])
    #expect(gone[0].author == office.lan.store.author)
    #expect(office.minh.commune.households.isEmpty)
  }

  @Test func aCodeThatSomebodyElseGaveMeanwhileIsRefused() throws {
    let office = try Office()
    var one = Household(id: ID(RecordID(high: 2, low: 1)))
    one.code = "H000002"
    var other = Household(id: ID(RecordID(high: 2, low: 2)))
    other.code = "H000002"
    try office.lan.save(.creating(one))
    let error = #expect(throws: StoreError.self) { try office.minh.save(.creating(other)) }
    guard case .clashes(let clashes)? = error else {
      Issue.record("not refused")
      return
    }
    #expect(clashes.map(\.kind) == [.taken(by: one.recordID)])
    #expect(clashes.map(\.field) == ["code"])
  }

  @Test func undoDoesNotTakeAwayWhatSomebodyElseWroteSince() throws {
    let office = try Office()
    try office.lan.set("phone", of: office.household, in: .households, to: .text("0888888888"))
    try office.minh.look()
    try office.minh.set("phone", of: office.household, in: .households, to: .text("0999999999"))
    let error = #expect(throws: StoreError.self) { try office.lan.undo() }
    guard case .clashes? = error else {
      Issue.record("not refused")
      return
    }
    #expect(office.phone(office.lan) == .text("0999999999"))
    #expect(try office.minh.undo() != nil)
    try office.lan.look()
    #expect(try office.lan.undo() != nil)
    #expect(office.phone(office.lan) == .text("0912345678"))
  }

  @Test func twoWindowsOfOneAccountShareAJournal() throws {
    let office = try Office()
    let second = Clerk(try office.desk.open("lan"))
    #expect(second.store.author == office.lan.store.author)
    for round in 0..<6 {
      let clerk = round % 2 == 0 ? second : office.lan
      try clerk.look()
      try clerk.set(
        "phone", of: office.household, in: .households, to: .text("090000000\(round)"))
    }
    try second.look()
    #expect(contents(of: second.commune) == contents(of: office.lan.commune))
    // Each window takes back what it did itself, unless the other has written over it.
    #expect(throws: StoreError.self) { try second.undo() }
    #expect(try office.lan.undo() != nil)
    #expect(office.phone(office.lan) == .text("0900000004"))
    #expect(try second.undo() != nil)
    #expect(office.phone(second) == .text("0900000003"))
    try office.lan.look()
    #expect(try office.book() == contents(of: office.lan.commune))
  }

  @Test func whoWaitsTooLongIsToldWhoHasTheLock() throws {
    let office = try Office()
    let lock = try office.desk.disk.openLock("/book/lock")
    _ = try office.desk.disk.lock(.commit, of: lock, shared: false)
    try office.desk.disk.leave(LockNote("busy st01-hoa x"), in: lock)
    #expect(throws: StoreError.lockedBy("st01-hoa")) {
      try office.lan.set("phone", of: office.household, in: .households, to: .text("0"))
    }
    #expect(office.lan.store.access == .readWrite)
    office.desk.disk.close(lock)
    try office.lan.set("phone", of: office.household, in: .households, to: .text("0911111111"))
  }

  /// Whoever is torn away between writing and flushing leaves a line that others refer to.
  @Test func whatADeadWriterLeftIsOnTheMediumBeforeAnybodyRefersToIt() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var random = RandomRecords(seed: 60)
    try lan.save(.creating(random.record(of: Register(\.visits))))
    desk.disk.process = 1
    let minh = Clerk(try desk.open("minh"))
    try minh.save(.creating(random.record(of: Register(\.visits))))
    // He dies at the flush: the line is written, and nobody has acknowledged it.
    let before = minh.store.author
    let path = try #require(desk.disk.names.keys.first { $0.contains(before) })
    desk.disk.failingNext = ("fdatasync", .error(5))
    desk.disk.failsForEver = true
    _ = try? minh.save(.creating(random.record(of: Register(\.needs))))
    desk.disk.failing = nil
    desk.disk.failsForEver = false
    desk.disk.kill(process: 1)
    desk.disk.process = 0
    try lan.save(.creating(random.record(of: Register(\.people))))
    #expect(lan.commune.needs.count == 1)
    desk.disk.cutPower()
    #expect(desk.disk.names[path] != nil)
    let (store, read) = try desk.open()
    #expect(store.remarks == [])
    #expect(contents(of: read) == contents(of: lan.commune))
  }

  @Test func networkDisksAreReadAndWrittenOnlyWhenAsked() throws {
    let office = try Office()
    office.lan.close()
    office.minh.close()
    office.desk.disk.kind = "nfs4"
    let (store, commune) = try office.desk.open()
    #expect(store.access == .readOnly(.networkDisk(kind: "nfs4")))
    #expect(commune.households.count == 1)
    var options = OpenOptions(actor: "lan")
    options.allowsNetwork = true
    let forced = try Store.open(
      at: "/book", options: options, disk: office.desk.disk, clock: office.desk.clock,
      randomness: office.desk.randomness)
    #expect(forced.store.access == .readWrite)
  }

  @Test func draftsOfARunningProgramAreItsOwn() throws {
    let office = try Office()
    let draft = Draft(
      register: .visits, record: office.lan.store.makeID(), isNew: true,
      entries: [.init(register: .visits, field: "done", text: "dở")], focus: "done")
    try office.lan.store.keep(draft)
    #expect(try office.desk.open("lan").store.drafts() == [])
    #expect(try office.desk.open("minh").store.drafts() == [])
    office.desk.disk.kill()
    #expect(try office.desk.open("minh").store.drafts() == [])
    #expect(try office.desk.open("lan").store.drafts() == [draft])
  }
}
