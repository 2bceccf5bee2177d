import CommuneDomain

@testable import JSONStore

extension Scene {
  /// Scenes of three saves each, by name.
  static let all: [(name: String, play: @Sendable (Scene) throws -> Void)] = [
    ("one writer", oneWriter), ("two writers", twoWriters), ("a writer dies", aWriterDies),
    ("new segments", newSegments), ("a new month", newMonth), ("register files", registerFiles),
    ("a write fails", { try aWriteFails($0, at: "write", .short(30)) }),
    ("a flush fails", { try aWriteFails($0, at: "fdatasync", .error(5)) }),
    ("an intake", intake), ("undo", undo), ("two windows", twoWindows),
    ("a torn end", tornEnd), ("a form", form), ("a new book", newBook),
  ]

  private static func start(_ scene: Scene, _ actors: String...) throws -> [Clerk] {
    let clerk = Clerk(try scene.desk.create())
    scene.clerks.append(clerk)
    for actor in actors { _ = try scene.open(actor) }
    scene.begin(clerk.commune)
    return scene.clerks
  }

  private static func oneWriter(_ scene: Scene) throws {
    let lan = try start(scene)[0]
    for _ in 0..<3 { try scene.save(scene.visit(), by: lan) }
  }

  private static func twoWriters(_ scene: Scene) throws {
    let clerks = try start(scene, "minh")
    for index in 0..<3 { try scene.save(scene.visit(), by: clerks[index % 2]) }
  }

  private static func aWriterDies(_ scene: Scene) throws {
    let clerks = try start(scene, "minh", "hoa")
    try scene.save(scene.visit(), by: clerks[1])
    // Between the line and its flush; the next one before he has flushed it.
    try scene.save(scene.visit(), by: clerks[1], cutShortAt: "fdatasync")
    try scene.save(scene.visit(), by: clerks[2], cutShortAt: "fdatasync")
    try scene.save(scene.visit(), by: clerks[0])
    try scene.save(scene.visit(), by: clerks[0])
  }

  private static func newSegments(_ scene: Scene) throws {
    let clerks = try start(scene, "minh")
    for clerk in clerks { clerk.store.fullSegment = 700 }
    for index in [0, 0, 1] { try scene.save(scene.visit(), by: clerks[index]) }
  }

  private static func newMonth(_ scene: Scene) throws {
    let today = scene.desk.clock.now
    scene.desk.clock.now = today - 31 * 86_400_000
    let clerks = try start(scene, "minh")
    try scene.save(scene.visit(), by: clerks[0])
    scene.desk.clock.now = today
    for index in [0, 1] { try scene.save(scene.visit(), by: clerks[index]) }
  }

  private static func registerFiles(_ scene: Scene) throws {
    let clerks = try start(scene, "minh")
    for index in [0, 1, 0] {
      try scene.save(scene.visit(), by: clerks[index])
      try clerks[index].store.writeSnapshot(clerks[index].commune)
    }
    clerks[0].close()
  }

  private static func aWriteFails(
    _ scene: Scene, at operation: String, _ failure: MemoryDisk.Failure
  ) throws {
    let lan = try start(scene)[0]
    try scene.save(scene.visit(), by: lan)
    try scene.save(scene.visit(), by: lan, failing: operation, failure)
    try scene.save(scene.visit(), by: lan)
  }

  private static func intake(_ scene: Scene) throws {
    let clerks = try start(scene, "minh")
    try scene.save(scene.visit(), by: clerks[1])
    try clerks[0].look()
    clerks[0].store.fullSegment = 90_000
    let records = (0..<3).map { index in
      var household = Household(id: ID(RecordID(high: 5, low: UInt64(index))))
      household.fill(34_000)
      return Change.creating(household)
    }
    let all = Change(records.flatMap(\.operations))
    try scene.attempt(all, by: clerks[0]) { try clerks[0].intake(records) }
    try scene.save(scene.visit(), by: clerks[0])
  }

  private static func undo(_ scene: Scene) throws {
    let lan = try start(scene)[0]
    let visit = scene.visit()
    try scene.save(visit, by: lan)
    try scene.attempt(visit.inverse, by: lan) { _ = try lan.undo() }
    try scene.attempt(visit, by: lan) { _ = try lan.redo() }
  }

  private static func twoWindows(_ scene: Scene) throws {
    let clerks = try start(scene, "lan")
    try scene.save(scene.visit(), by: clerks[0])
    try scene.save(scene.visit(), by: clerks[1])
    try scene.save(scene.visit(), by: clerks[0], cutShortAt: "fdatasync")
    try scene.save(scene.visit(), by: clerks[1])
  }

  private static func tornEnd(_ scene: Scene) throws {
    let lan = try start(scene)[0]
    try scene.save(scene.visit(), by: lan)
    scene.desk.disk.failingNext = ("write", .short(100))
    scene.desk.disk.failsForEver = true
    try scene.save(scene.visit(), by: lan)
    scene.desk.disk.kill()
    let again = try scene.open("lan")
    scene.expect([again.commune])
    try scene.save(scene.visit(), by: again)
  }

  private static func form(_ scene: Scene) throws {
    let lan = try start(scene)[0]
    let record = RecordID(high: 9, low: 9)
    var kept: [String] = []
    for text in ["Nguyễn", "Nguyễn Thị", "Nguyễn Thị Hoa"] {
      scene.expect(forms: [kept, [text]])
      try lan.store.keep(
        Draft(
          register: .visits, record: record, isNew: true,
          entries: [.init(register: .visits, field: "done", text: text)], focus: "done"))
      kept = [text]
      scene.expect(forms: [kept])
    }
    try scene.save(scene.visit(), by: lan)
    scene.expect(forms: [kept, []])
    lan.store.discardDraft(record)
  }

  private static func newBook(_ scene: Scene) throws {
    scene.begin()
    let lan = Clerk(try scene.desk.create())
    scene.clerks.append(lan)
    scene.expect([lan.commune])
    try scene.save(scene.visit(), by: lan)
  }
}
