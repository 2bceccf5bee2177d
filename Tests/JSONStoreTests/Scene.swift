import CommuneDomain

@testable import JSONStore

/// What happens in a book, with what must be there if the power goes at any moment of it.
final class Scene {
  /// What holds from a step on.
  struct Moment {
    var step: Int
    /// Any of these may be in the book; nil while it is not sure that there is a book.
    var possible: [[String]]?
    /// Any of these may be the texts of the forms that are kept.
    var forms: [[String]]
  }

  let desk = Desk()
  private(set) var before: CrashStates
  /// What may be in the book now.
  private var now: [Commune] = []
  private(set) var moments = [Moment(step: 0, possible: [[]], forms: [[]])]
  private var random: RandomRecords
  /// Whose programs write, one after the other.
  var clerks: [Clerk] = []

  init(seed: UInt64) {
    random = RandomRecords(seed: seed)
    before = CrashStates(desk.disk)
  }

  var steps: [MemoryDisk.Step] { desk.disk.steps ?? [] }

  /// From here on everything may be cut short; what was before is on the medium.
  func begin(_ commune: Commune? = nil) {
    desk.disk.flushAll()
    desk.disk.steps = []
    before = CrashStates(desk.disk)
    now = commune.map { [$0] } ?? []
    moments = [Moment(step: 0, possible: commune.map { [contents(of: $0)] }, forms: [[]])]
  }

  func expect(_ possible: [Commune]) {
    now = possible
    var moment = moments[moments.count - 1]
    moment.step = steps.count
    moment.possible = possible.map { contents(of: $0) }
    moments.append(moment)
  }

  func expect(forms: [[String]]) {
    var moment = moments[moments.count - 1]
    moment.step = steps.count
    moment.forms = forms
    moments.append(moment)
  }

  // MARK: - What clerks do

  func visit() -> Change { .creating(random.record(of: Register(\.visits))) }

  func open(_ actor: String) throws -> Clerk {
    desk.disk.process = clerks.count
    let clerk = Clerk(try desk.open(actor))
    clerks.append(clerk)
    return clerk
  }

  /// Saves; until it is acknowledged, the change may be there or not.
  func save(_ change: Change, by clerk: Clerk) throws {
    try attempt(change, by: clerk) { try clerk.save(change) }
  }

  /// Does what changes the book in that way when it succeeds.
  func attempt(_ change: Change, by clerk: Clerk, _ work: () throws -> Void) throws {
    var all = now
    for commune in now {
      var after = commune
      try after.apply(change)
      all.append(after)
    }
    expect(all)
    do {
      try work()
      expect([clerk.commune])
    } catch is StoreError {
      // Not acknowledged; what is possible stays so.
    }
  }

  /// Saves, and is torn away at the first call of that name.
  func save(_ change: Change, by clerk: Clerk, cutShortAt operation: String) throws {
    desk.disk.failingNext = (operation, .error(5))
    desk.disk.failsForEver = true
    try save(change, by: clerk)
    desk.disk.failing = nil
    desk.disk.failsForEver = false
    desk.disk.kill(process: clerks.firstIndex { $0 === clerk } ?? 0)
  }

  /// Saves, with the first call of that name failing.
  func save(
    _ change: Change, by clerk: Clerk, failing operation: String, _ failure: MemoryDisk.Failure
  ) throws {
    desk.disk.failingNext = (operation, failure)
    try save(change, by: clerk)
    desk.disk.failing = nil
  }
}
