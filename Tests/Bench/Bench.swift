import CommuneDomain
import Interface
import JSONStore
import Localization
import ResourceFiles
import SampleCommune
import Terminal
import TestSupport
import VietnameseText

/// The sample as a book in a folder that is thrown away, and the measurements on it.
struct Bench {
  private let folder = Peers.temporaryFolder()
  private let commune: Commune
  private let limits: LimitTable
  private let phrases: Phrases
  private let today = CalendarDate(dayNumber: 20_777)  // 20/11/2026
  private let store: Store

  init(households: Int) throws {
    limits = try .shipped
    phrases = try .vietnamese
    commune = SampleCommune(households: households, today: today).make(limits: limits)
    store = try Store.create(
      at: folder, identity: SampleCommune.identity, options: OpenOptions(actor: "bench"),
      disk: SystemDisk(), clock: SystemClock(), randomness: SystemRandomness()
    ).store
    let commune = commune
    let records = Commune.registers.lazy.flatMap { register in
      register.ids(in: commune).lazy.compactMap { register.record($0, in: commune) }
    }
    try store.intake(records.map { Change.creating($0) }, over: Commune())
    try store.writeSnapshot(commune)
  }

  func remove() {
    Peers.removeFolder(folder)
  }

  func lines() throws -> [Line] {
    try [opening(), alerts()] + tables() + [finding(), saving()] + screens() + [down()]
  }

  // MARK: - Reading

  private func open() throws -> Commune {
    var options = OpenOptions(actor: "reader")
    options.isReadOnly = true
    return try Store.open(
      at: folder, options: options, disk: SystemDisk(), clock: SystemClock(),
      randomness: SystemRandomness()
    ).commune
  }

  private func opening() throws -> Line {
    try Line("open the whole book", beside: "JSONDecoder, households and meetings only") {
      _ = try open()
    } peer: {
      _ = try Peers.decode(Peers.Household.self, folder + "/registers/households.json")
      _ = try Peers.decode(Peers.Meeting.self, folder + "/registers/meetings.json")
    }
  }

  // MARK: - Queries

  /// A copy of which nothing has been worked out yet.
  private var fresh: Commune {
    var commune = commune
    for register in Commune.registers { commune.noteChange(of: register.key) }
    return commune
  }

  private var names: [String] { commune.households.map(\.head) }

  private func alerts() throws -> Line {
    let names = names
    return Line("all alerts, nothing prepared", beside: "Foundation folds the heads' names") {
      _ = Circumstances(commune: fresh, limits: limits, today: today).alerts
    } peer: {
      _ = Peers.folded(names)
    }
  }

  private func tables() -> [Line] {
    let names = names
    let ids = commune.ids(in: .households)
    return [
      Line("sort households by name", beside: "Foundation, compare(locale:)", rounds: 3) {
        _ = commune.sorted(ids, in: .households, by: SortOrder(field: "head"))
      } peer: {
        _ = Peers.sorted(names)
      },
      Line("fold names for finding", beside: "Foundation, folding(options:)") {
        _ = index(of: names)
      } peer: {
        _ = Peers.folded(names)
      },
    ]
  }

  private func index(of names: [String]) -> SearchIndex {
    var index = SearchIndex()
    for name in names { index.append([name]) }
    return index
  }

  private func finding() -> Line {
    let index = index(of: names)
    let folded = Peers.folded(names)
    return Line("one key of finding", beside: "Foundation, range(of:) in folded names") {
      _ = index.rows(matching: "nguyen thi h")
    } peer: {
      _ = Peers.matching("nguyen thi h", in: folded)
    }
  }

  // MARK: - Saving

  private func saving() throws -> Line {
    guard let household = commune.households.first else { throw BenchError.emptySample }
    let file = Peers.openForAppending(folder + "/peer")
    let bytes = [UInt8](repeating: 0x61, count: 420)
    var saved = commune
    var persons = 1
    return try Line("50 saves of one field", beside: "append 420 bytes + fdatasync, 50 times") {
      for _ in 0..<50 {
        let before = saved.households[household.id]?.persons
        persons = persons % 50 + 1
        if persons == before { persons = persons % 50 + 1 }
        let change = Change([
          .set(
            .households, household.recordID, field: "persons",
            old: before.map { .integer($0) } ?? .empty, new: .integer(persons))
        ])
        try store.save(change, over: saved)
        try saved.apply(change)
      }
    } peer: {
      for _ in 0..<50 { Peers.append(bytes, to: file) }
    }
  }

  // MARK: - Screens

  private func app() -> App {
    App(
      session: Session(
        commune: commune, identity: SampleCommune.identity, phrases: phrases, limits: limits,
        today: today, size: Size(rows: 24, columns: 80),
        makeID: { RecordID(high: 1, low: 1) }))
  }

  private func screens() throws -> [Line] {
    let names = names
    let home = app()
    var table = home
    _ = table.update(.key(.character("6")))
    let opened = table
    _ = opened.view()
    var finding = opened
    _ = finding.update(.key(.character("/")))
    let begun = finding
    return [
      Line("open the table of households", beside: "Foundation folds the heads' names") {
        var app = home
        _ = app.update(.key(.character("6")))
        _ = app.view()
      } peer: {
        _ = Peers.folded(names)
      },
      Line("100 Downs with their frames", beside: "Foundation folds the heads' names") {
        var app = opened
        for _ in 0..<100 {
          _ = app.update(.key(.down))
          _ = app.view()
        }
      } peer: {
        _ = Peers.folded(names)
      },
      Line("type “nguyen” with its frames", beside: "Foundation, range(of:) six times") {
        var app = begun
        for letter in "nguyen" {
          _ = app.update(.key(.character(letter)))
          _ = app.view()
        }
      } peer: {
        for length in 1...6 { _ = Peers.matching(String("nguyen".prefix(length)), in: names) }
      },
    ]
  }

  private func down() -> Line {
    var app = app()
    _ = app.update(.key(.character("6")))
    let before = app.view()
    _ = app.update(.key(.down))
    let after = app.view()
    let diff = FrameDiff(from: before, to: after)
    print("one Down paints \(diff.glyphCount) glyphs, about \(diff.estimatedBytes) bytes")
    return Line("find what changed, 100 times", beside: "make the frame, 100 times") {
      for _ in 0..<100 { _ = FrameDiff(from: before, to: after) }
    } peer: {
      for _ in 0..<100 { _ = app.view() }
    }
  }
}

/// Why nothing can be measured.
enum BenchError: Error {
  case emptySample
}
