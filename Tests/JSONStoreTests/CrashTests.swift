import CommuneDomain
import Testing

@testable import JSONStore

/// The power goes, or a process ends, at every moment of every scene.
struct CrashTests {
  /// How many states are tried at one moment, and how many books are made of each scene.
  private static let most = Campaign.isLong ? 300 : 24
  private static let seeds: Range<UInt64> = Campaign.isLong ? 1..<12 : 1..<2

  @Test(arguments: Scene.all.map(\.name))
  func whatWasAcknowledgedIsThereAfterEveryCrash(_ name: String) throws {
    let play = try #require(Scene.all.first { $0.name == name }).play
    var tried = 0
    for seed in Self.seeds {
      let scene = Scene(seed: seed)
      try play(scene)
      var trial = Trial(scene, name: "\(name) \(seed)")
      tried += try trial.run(most: Self.most)
    }
    if Campaign.isLong { print("crash states, \(name): \(tried)") }
    #expect(tried > (Campaign.isLong ? 8000 : 60))
  }

  /// One scene tried at every moment.
  private struct Trial {
    let scene: Scene
    let name: String
    private var known: Set<Int> = []

    init(_ scene: Scene, name: String) {
      self.scene = scene
      self.name = name
    }

    /// How many different states were tried.
    mutating func run(most: Int) throws -> Int {
      var states = scene.before
      var moments = scene.moments[...]
      var moment = scene.moments[0]
      for step in 0...scene.steps.count {
        while let next = moments.first, next.step <= step {
          moment = next
          moments.removeFirst()
        }
        let randomness = SeededRandomness(UInt64(step))
        try check(states.killed, moment, "\(name), killed at \(step)", step)
        for state in states.states(atMost: most, everyByte: Campaign.isLong, randomness) {
          var hasher = Hasher()
          hasher.combine(state)
          hasher.combine(moment.possible)
          guard known.insert(hasher.finalize()).inserted else { continue }
          try check(state.disk, moment, "\(name), power cut at \(step)", known.count)
        }
        if step < scene.steps.count { states.take(scene.steps[step]) }
      }
      return known.count + scene.steps.count
    }

    /// What a crash may lead to; nothing of it means that anything is missing.
    private func isHarmless(_ remark: StoreRemark) -> Bool {
      switch remark {
      case .tornTail, .snapshotRebuilt, .snapshotListRebuilt: true
      default: false
      }
    }

    private func check(_ disk: MemoryDisk, _ moment: Scene.Moment, _ name: String, _ turn: Int)
      throws
    {
      let desk = Desk(disk)
      desk.clock.now += 10_000_000
      guard let possible = moment.possible else {
        // Nobody was told that there is a book: one can be made, or the one that is there opened.
        if (try? desk.open()) == nil, (try? desk.create()) == nil {
          Issue.record("\(name): no book can be made")
        }
        return
      }
      let actor = ["lan", "minh", "hoa"][turn % 3]
      let (store, read) = try desk.open(actor)
      let found = contents(of: read)
      let wrong = store.remarks.filter { !isHarmless($0) }
      if !possible.contains(found) || store.access != .readWrite || !wrong.isEmpty {
        Issue.record("\(name): \(store.access) \(store.remarks) \(found.count) records")
        return
      }
      if !moment.forms.contains([]), actor == "lan" {
        let forms = store.drafts().flatMap(\.entries).map(\.text)
        if !moment.forms.contains(forms) { Issue.record("\(name): the form is \(forms)") }
      }
      let household = Household(id: ID(RecordID(high: 77, low: 77)))
      let clerk = Clerk((store, read))
      try clerk.save(.creating(household))
      desk.disk.cutPower()
      let again = try desk.open()
      let rest = again.store.remarks.filter { !isHarmless($0) }
      if contents(of: again.commune) != contents(of: clerk.commune) || !rest.isEmpty {
        Issue.record(
          "\(name): what was saved afterwards is not there: \(again.store.remarks) \(store.remarks) \(disk.names.keys.filter { $0.contains("regis") || $0.contains("prev") })"
        )
      }
    }
  }
}
