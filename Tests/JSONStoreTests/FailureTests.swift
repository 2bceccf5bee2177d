import CommuneDomain
import Testing

@testable import JSONStore

/// The disk refuses one call, or all from one on, at every call of what happens in an office.
struct FailureTests {
  /// EIO, ENOSPC, EDQUOT, EINTR, EACCES, EROFS, EMFILE, ENOLCK, and writes that end early.
  static let failures: [MemoryDisk.Failure] =
    [5, 28, 122, 4, 13, 30, 24, 37].map { .error($0) } + [.short(3), .short(200)]

  /// What happens, and what must hold afterwards on a disk that works.
  private struct Day: Sendable {
    var name: String
    var prepare: @Sendable (Scene) throws -> Void
    var live: @Sendable (Scene) throws -> Void
    /// Who opens the book afterwards.
    var actors = ["lan"]
  }

  private static let days = [
    Day(
      name: "two writers", prepare: { try Self.twoClerks($0) }, live: { try Self.work($0) },
      actors: ["lan", "minh", "hoa"]),
    Day(
      name: "intake", prepare: { try Self.twoClerks($0) }, live: { try Self.takeIn($0) },
      actors: ["minh", "lan"]),
    Day(name: "migration", prepare: { try Self.oldBook($0) }, live: { try Self.reopen($0) }),
    Day(name: "copies", prepare: { try Self.copies($0) }, live: { try Self.reopen($0) }),
  ]

  @Test(arguments: days.map(\.name))
  func noFailureLosesWhatWasAcknowledged(_ name: String) throws {
    let day = try #require(Self.days.first { $0.name == name })
    var runs = 0
    for (index, failure) in Self.failures.enumerated() {
      for failsForEver in [false, true] {
        for call in 1...2000 {
          if !Campaign.isLong, (call + index) % (failsForEver ? 83 : 47) != 0 { continue }
          let isOver = try run(day, failure, failsForEver, at: call)
          runs += 1
          if isOver { break }
          #expect(call < 2000, "it never ended")
        }
      }
    }
    if Campaign.isLong { print("failing calls, \(name): \(runs)") }
    #expect(runs > 20)
  }

  /// True where the failure was not reached.
  private func run(
    _ day: Day, _ failure: MemoryDisk.Failure, _ failsForEver: Bool, at call: Int
  ) throws -> Bool {
    let scene = Scene(seed: 80)
    try day.prepare(scene)
    let disk = scene.desk.disk
    disk.calls = 0
    disk.failing = (call, failure)
    disk.failsForEver = failsForEver
    try day.live(scene)
    let isOver = disk.calls < call
    let comment = "\(day.name), \(failure) at \(call), for ever: \(failsForEver)"
    let moment = try #require(scene.moments.last)
    let possible = try #require(moment.possible)
    switch call % 3 {
    case 0: disk.kill()
    case 1: disk.cutPower()
    default: disk.cutPower(.keepHalf)
    }
    for actor in day.actors {
      scene.desk.clock.now += 1000
      let (store, read) = try scene.desk.open(actor)
      #expect(possible.contains(contents(of: read)), "\(comment), \(actor): \(store.remarks)")
      #expect(store.access == .readWrite, "\(comment), \(actor): \(store.remarks)")
      let bad = store.remarks.filter { remark in
        switch remark {
        case .journalIncomplete, .badLine, .damageBehind, .handEdited, .changePassedOver: true
        default: false
        }
      }
      #expect(bad == [], "\(comment), \(actor)")
      if actor == "minh" {
        let forms = store.drafts().flatMap(\.entries).map(\.text)
        #expect(moment.forms.contains(forms), "\(comment): the form is \(forms)")
      }
    }
    let clerk = Clerk(try scene.desk.open(day.actors[0]))
    try clerk.save(scene.visit())
    disk.cutPower()
    let after = try scene.desk.open()
    #expect(contents(of: after.commune) == contents(of: clerk.commune), "\(comment), afterwards")
    return isOver
  }

  // MARK: - Days

  private static let household = RecordID(high: 1, low: 1)

  private static func twoClerks(_ scene: Scene) throws {
    let lan = Clerk(try scene.desk.create())
    try lan.save(.creating(Household(id: ID(household))))
    lan.close()
    scene.begin(lan.commune)
  }

  /// Opening is a call like all others; nil where it is refused.
  private static func open(_ scene: Scene, _ actor: String) -> Clerk? {
    guard let clerk = try? scene.open(actor), clerk.store.access == .readWrite else { return nil }
    return clerk
  }

  private static func phone(_ clerk: Clerk, _ text: String) -> Change {
    let old =
      clerk.commune.record(household, in: .households)?.value(of: "phone") ?? .empty
    return Change([.set(.households, household, field: "phone", old: old, new: .text(text))])
  }

  private static func work(_ scene: Scene) throws {
    let lan = open(scene, "lan")
    let minh = open(scene, "minh")
    if let lan {
      try scene.save(scene.visit(), by: lan)
      try scene.save(phone(lan, "0912345678"), by: lan)
    }
    if let minh {
      let draft = Draft(
        register: .visits, record: RecordID(high: 9, low: 9), isNew: true,
        entries: [.init(register: .visits, field: "done", text: "dở dang")], focus: "done")
      scene.expect(forms: [[], ["dở dang"]])
      if (try? minh.store.keep(draft)) != nil { scene.expect(forms: [["dở dang"]]) }
      _ = try? minh.look()
      try scene.save(phone(minh, "0987654321"), by: minh)
      try scene.save(scene.visit(), by: minh)
    }
    if let lan {
      let visit = scene.visit()
      try scene.save(visit, by: lan)
      if lan.commune.record(visit.operations[0].record, in: .visits) != nil {
        try scene.attempt(visit.inverse, by: lan) { _ = try lan.undo() }
      }
      try? lan.store.writeSnapshot(lan.commune)
      try scene.save(phone(lan, "0333333333"), by: lan)
    }
    if let minh {
      try scene.save(scene.visit(), by: minh)
      minh.close()
    }
    lan?.close()
  }

  private static func takeIn(_ scene: Scene) throws {
    let lan = open(scene, "lan")
    let minh = open(scene, "minh")
    if let minh { try scene.save(scene.visit(), by: minh) }
    if let lan {
      lan.store.fullSegment = 90_000
      let records = (0..<3).map { index in
        var household = Household(id: ID(RecordID(high: 5, low: UInt64(index))))
        household.fill(34_000)
        return Change.creating(household)
      }
      try scene.attempt(Change(records.flatMap(\.operations)), by: lan) { try lan.intake(records) }
      try? lan.store.writeSnapshot(lan.commune)
      try scene.save(scene.visit(), by: lan)
    }
    if let minh { try scene.save(scene.visit(), by: minh) }
  }

  private static func oldBook(_ scene: Scene) throws {
    let lan = Clerk(try scene.desk.create())
    try lan.save(scene.visit())
    lan.close()
    let file = try #require(scene.desk.disk.names["/book/store.json"])
    file.bytes = Array(
      String(decoding: file.bytes, as: UTF8.self)
        .replacing("\"format\": 2", with: "\"format\": 1")
        .replacing("\"minReader\": 2", with: "\"minReader\": 1").utf8)
    scene.begin(lan.commune)
  }

  /// Two copies of one book in which different things were saved, put together.
  private static func copies(_ scene: Scene) throws {
    let lan = Clerk(try scene.desk.create())
    lan.store.fullSegment = 1500
    try lan.save(scene.visit())
    let disk = scene.desk.disk
    let path = try #require(disk.names.keys.first { $0.hasSuffix("/000001.jsonl") })
    let before = try #require(disk.names[path]).bytes
    for _ in 0..<5 { try lan.save(scene.visit()) }
    let here = disk.names
    let there = Desk()
    there.disk.names = disk.names
    there.disk.folders = disk.folders
    for name in here.keys where name.hasSuffix(".jsonl") && name != path {
      there.disk.names[name] = nil
    }
    let file = MemoryDisk.File()
    file.bytes = before
    there.disk.names[path] = file
    there.clock.now += 1_000_000
    let other = Clerk(try there.open("lan", readOnly: false, station: station(path)))
    try other.save(scene.visit())
    let stray = MemoryDisk.File()
    stray.bytes = file.bytes
    disk.names = here
    disk.names[path.replacing(".jsonl", with: ".sync-conflict-1.jsonl")] = stray
    disk.kill()
    var both = lan.commune
    for change in try other.store.history(limit: 1).map(\.change) { try both.apply(change) }
    scene.begin(both)
  }

  private static func station(_ path: String) -> String {
    let author = path.split(separator: "/").dropLast().last ?? ""
    return String(author.split(separator: "-").first ?? "")
  }

  private static func reopen(_ scene: Scene) throws {
    guard let lan = open(scene, "lan") else { return }
    try scene.save(scene.visit(), by: lan)
    lan.close()
  }
}
