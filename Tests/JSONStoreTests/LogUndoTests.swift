import CommuneDomain
import Testing

@testable import JSONStore

/// What is only logged is no act that can be taken back, and an erasure is final.
@Suite struct LogUndoTests {
  private func household(_ desk: inout RandomRecords, code: String) -> Household {
    var household = Household(id: ID(desk.id()))
    household.code = code
    household.head = "Phạm Văn An"
    household.phone = "0912345678"
    return household
  }

  private func log(_ kind: AccessKind, of id: RecordID, _ random: inout RandomRecords) -> Change {
    .creating(
      AccessEntry(kind, of: id, in: .households, because: "thử", by: "lan", id: random.id()))
  }

  @Test(arguments: [false, true])
  func undoingTakesBackTheActBeforeTheLog(isReopened: Bool) throws {
    var random = RandomRecords(seed: 5)
    let desk = Desk()
    var (store, commune) = try desk.create()
    let household = household(&random, code: "H1")
    let view = log(.view, of: household.recordID, &random)
    for change in [.creating(household), view] {
      try commune.apply(try store.save(change, over: commune).change)
    }
    if isReopened {
      store.close(commune)
      (store, commune) = try desk.open()
    }
    let undone = try #require(try store.undo(over: commune))
    #expect(undone == .removing(household))
    try commune.apply(undone)
    #expect(commune.households.isEmpty)
    #expect(commune.accesses.count == 1)
    let redone = try #require(try store.redo(over: commune))
    try commune.apply(redone)
    #expect(commune.households.first == household)
  }

  @Test func logsThatWentWithAChangeStayWhenItIsTakenBack() throws {
    var random = RandomRecords(seed: 6)
    let desk = Desk()
    var (store, commune) = try desk.create()
    let household = household(&random, code: "H1")
    let both = Change.creating(household) + log(.view, of: household.recordID, &random)
    try commune.apply(try store.save(both, over: commune).change)
    let undone = try #require(try store.undo(over: commune))
    try commune.apply(undone)
    #expect(commune.households.isEmpty)
    #expect(commune.accesses.count == 1)
  }

  @Test(arguments: [false, true]) func nothingBehindAnErasureIsTakenBack(isReopened: Bool) throws {
    var random = RandomRecords(seed: 7)
    let desk = Desk()
    var (store, commune) = try desk.create()
    let household = household(&random, code: "H1")
    try commune.apply(try store.save(.creating(household), over: commune).change)
    let entry = AccessEntry(
      .erase, of: household.recordID, in: .households, because: "yêu cầu", by: "lan",
      id: random.id())
    let erasing = try #require(
      Erasure(marker: "(đã xóa)").change(
        erasing: household.recordID, in: .households, log: entry, of: commune,
        newID: { random.id() }))
    try commune.apply(try store.save(erasing, over: commune).change)
    if isReopened {
      store.close(commune)
      (store, commune) = try desk.open()
    }
    #expect(try store.undo(over: commune) == nil)
    #expect(commune.households.first?.head == "(đã xóa)")
  }

  /// What is erased leaves the files at once, and the copy of the files before them.
  @Test(arguments: [false, true]) func theFilesForgetWhatIsErased(isReopened: Bool) throws {
    var random = RandomRecords(seed: 8)
    let desk = Desk()
    var (store, commune) = try desk.create()
    let household = household(&random, code: "H1")
    for change in [Change.creating(household), .creating(self.household(&random, code: "H2"))] {
      try commune.apply(try store.save(change, over: commune).change)
      try store.writeSnapshot(commune)
    }
    let entry = AccessEntry(
      .erase, of: household.recordID, in: .households, because: "yêu cầu", by: "lan",
      id: random.id(), field: "phone")
    let erasing = try #require(
      Erasure(marker: "(đã xóa)").change(
        erasing: household.recordID, in: .households, log: entry, of: commune,
        newID: { random.id() }))
    let previous = "\(store.path)/local/previous/households.json"
    #expect(try desk.disk.status(previous) != nil)
    try commune.apply(try store.save(erasing, over: commune).change)
    #expect(store.isSnapshotDue)
    if isReopened { store.close(commune) } else { try store.writeSnapshot(commune) }
    let file = try desk.disk.read("\(store.path)/registers/households.json")
    // The other household has the same number and keeps it.
    #expect(String(decoding: file, as: UTF8.self).split(separator: "0912345678").count == 2)
    #expect(try desk.disk.status(previous) == nil)
    if isReopened { (store, commune) = try desk.open() }
    #expect(!store.isSnapshotDue)
    #expect(commune.households[household.id]?.phone == "")
  }
}
