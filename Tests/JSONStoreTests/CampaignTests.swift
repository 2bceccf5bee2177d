import CommuneDomain
import Glibc
import Testing

@testable import JSONStore

/// How much is tried: a sample on every run, everything where `SOXA_CAMPAIGN=1` asks for it.
enum Campaign {
  static let isLong = getenv("SOXA_CAMPAIGN").map { String(cString: $0) } == "1"
}

/// One working day, from making a book to closing it, with the disk failing at each of its calls.
struct CampaignTests {
  /// What a person was told, and what may stand in the book besides.
  private struct Day {
    let desk = Desk()
    /// Nil while no book was acknowledged.
    private(set) var acknowledged: Commune?
    private(set) var possible: [[String]] = []

    private mutating func settle(_ commune: Commune) {
      acknowledged = commune
      possible = [contents(of: commune)]
    }

    /// Saves or undoes; false when the day is over.
    private mutating func attempt(
      _ change: Change, _ work: (Commune) throws -> Change?
    ) throws -> Bool {
      guard let now = acknowledged else { return false }
      var next = now
      try next.apply(change)
      do {
        guard let done = try work(now) else { return false }
        var undone = try #require(acknowledged)
        try undone.apply(done)
        settle(undone)
        #expect(contents(of: undone) == contents(of: next))
        return true
      } catch is StoreError {
        // Not acknowledged: all of it may be there, or nothing.
        possible.append(contents(of: next))
        return false
      }
    }

    mutating func live() throws {
      guard let (store, empty) = try? desk.create() else { return }
      settle(empty)
      var random = RandomRecords(seed: 50)
      var large = Meeting(id: ID(random.id()))
      // Long enough for several lines, or short, which is quicker to try.
      for index in 0..<(Campaign.isLong ? 900 : 3) {
        large.reasons[RecordID(high: 5, low: UInt64(index))] = String(repeating: "ă", count: 30)
      }
      let visit = Change.creating(random.record(of: Register(\.visits)))
      let meeting = Change.creating(large)
      let need = Change.creating(random.record(of: Register(\.needs)))
      func save(_ change: Change, over now: Commune) throws -> Change {
        try store.save(change, over: now).change
      }
      _ =
        try attempt(visit) { try save(visit, over: $0) }
        && attempt(meeting) { try save(meeting, over: $0) }
        && attempt(meeting.inverse) { try store.undo(over: $0) }
        && attempt(need) { try save(need, over: $0) }
      store.close(acknowledged ?? empty)
    }

    /// The day after, on a disk that works.
    func check(_ name: String) throws {
      guard acknowledged != nil else {
        // No book was acknowledged; one can be made or, when it is whole, opened.
        if (try? desk.open()) == nil { _ = try desk.create() }
        return
      }
      let (store, read) = try desk.open()
      #expect(possible.contains(contents(of: read)), "\(name)")
      #expect(store.access == .readWrite, "\(name): \(store.remarks)")
      var random = RandomRecords(seed: 51)
      let change = Change.creating(random.record(of: Register(\.people)))
      _ = try store.save(change, over: read)
      var after = read
      try after.apply(change)
      desk.disk.cutPower()
      #expect(contents(of: try desk.open().commune) == contents(of: after), "\(name)")
    }
  }

  /// EIO, ENOSPC, EDQUOT, EINTR, EACCES, EROFS, EMFILE, and writes that end early.
  static let failures: [MemoryDisk.Failure] =
    [5, 28, 122, 4, 13, 30, 24].map { .error($0) } + [.short(3)]

  @Test(arguments: failures)
  func nothingIsAcknowledgedThatIsNotThereTheDayAfter(_ failure: MemoryDisk.Failure) throws {
    let accidents: [MemoryDisk.Cut?] = Campaign.isLong ? [nil] + MemoryDisk.Cut.allCases : [nil]
    var runs = 0
    for failsForEver in [false, true] {
      for cut in accidents {
        for call in 1...1000 {
          if !Campaign.isLong, call % step(failure, failsForEver) != 0 { continue }
          var day = Day()
          day.desk.disk.failing = (call, failure)
          day.desk.disk.failsForEver = failsForEver
          try day.live()
          runs += 1
          let isOver = day.desk.disk.calls < call
          if let cut { day.desk.disk.cutPower(cut) } else { day.desk.disk.kill() }
          let fate = cut.map { "\($0)" } ?? "killed"
          try day.check("\(failure) at \(call), for ever: \(failsForEver), \(fate)")
          if isOver { break }
          #expect(call < 1000, "it never ended")
        }
      }
    }
    #expect(runs > 15)
  }

  /// The short form tries every call with one error, every few with the others, which the store tells apart only
  /// for the message.
  private func step(_ failure: MemoryDisk.Failure, _ failsForEver: Bool) -> Int {
    switch failure {
    case .error(5): failsForEver ? 2 : 1
    case .short: failsForEver ? 4 : 2
    case .error(let code): 5 + Int(code) % 3
    }
  }
}
