import CommuneDomain
import Testing

@testable import JSONStore

/// Copies of one book on several machines, each written on without knowing of the others, and brought
/// together in any order.
struct MergeTests {
  /// One machine with its copy.
  final class Station {
    let name: String
    let disk: MemoryDisk
    let clock = SteppingClock()
    let randomness: SeededRandomness
    var clerk: Clerk?

    init(_ name: String, _ disk: MemoryDisk, seed: UInt64) {
      self.name = name
      self.disk = disk
      randomness = SeededRandomness(seed)
    }

    /// The clerk, with the book opened where it is closed.
    func working() throws -> Clerk {
      if let clerk { return clerk }
      let options = OpenOptions(actor: "lan")
      let opened = Clerk(
        try Store.open(
          at: "/book", options: options, disk: disk, clock: clock, randomness: randomness))
      clerk = opened
      return opened
    }

    func close(isKilled: Bool) {
      if isKilled { disk.kill() } else { clerk?.close() }
      clerk = nil
    }

    var hasStrays: Bool {
      disk.names.keys.contains { $0.contains("/journal/") && $0.contains(".sync-conflict-") }
    }

    /// Brings the journals of another machine here, as a program that copies files does.
    func take(from other: Station) {
      for (path, file) in other.disk.names
      where path.contains("/journal/") && path.hasSuffix(".jsonl") {
        guard let present = disk.names[path] else {
          let copy = MemoryDisk.File()
          copy.bytes = file.bytes
          copy.durable = file.bytes
          disk.names[path] = copy
          disk.folders.insert(path.folder)
          continue
        }
        if file.bytes.count > present.bytes.count, file.bytes.starts(with: present.bytes) {
          present.bytes = file.bytes
          present.durable = file.bytes
        } else if !present.bytes.starts(with: file.bytes) {
          // Both have gone on: the copy comes under another name.
          let number = file.bytes.count
          let stray = path.dropLast(6) + ".sync-conflict-\(other.name)-\(number).jsonl"
          let copy = MemoryDisk.File()
          copy.bytes = file.bytes
          disk.names[String(stray)] = copy
        }
      }
    }
  }

  /// Machines that start from one book with a few records.
  struct Network {
    var stations: [Station] = []
    let store: RecordID
    var random: SeededRandomness
    let records: [(RegisterKey, RecordID)]

    init(_ count: Int, seed: UInt64) throws {
      random = SeededRandomness(seed)
      let first = MemoryDisk()
      let begun = Station("st0", first, seed: seed &* 31)
      let options = OpenOptions(actor: "lan")
      begun.clerk = Clerk(
        try Store.create(
          at: "/book", identity: BookIdentity(name: "Xã Thử", code: ""), options: options,
          disk: first, clock: begun.clock, randomness: begun.randomness))
      store = try #require(begun.clerk).store.id
      var made: [(RegisterKey, RecordID)] = []
      var records = RandomRecords(seed: seed)
      for index in 0..<3 {
        var household = Household(id: ID(RecordID(high: 9, low: UInt64(index))))
        household.code = "H\(index)"
        try begun.working().save(.creating(household))
        made.append((.households, household.recordID))
      }
      let meeting = Meeting(id: ID(records.id()))
      let recommendation = Recommendation(id: ID(records.id()))
      try begun.working().save(.creating(meeting) + .creating(recommendation))
      made += [(.meetings, meeting.recordID), (.recommendations, recommendation.recordID)]
      self.records = made
      stations = [begun]
      for index in 1..<count {
        let station = Station("st\(index)", MemoryDisk(), seed: seed &* 31 &+ UInt64(index))
        station.disk.folders = first.folders
        for (path, file) in first.names where path.hasSuffix("store.json") {
          station.disk.names[path] = file
        }
        station.disk.folders = ["/", "/book", "/book/journal", "/book/local", "/book/registers"]
        station.take(from: begun)
        stations.append(station)
      }
    }

    mutating func below(_ bound: Int) -> Int { Int(random.word() % UInt64(bound)) }

    /// One random thing that one machine does.
    mutating func step() throws {
      let station = stations[below(stations.count)]
      switch below(12) {
      case 0..<7: try edit(station)
      case 7, 8:
        let other = stations[below(stations.count)]
        if other !== station {
          station.take(from: other)
          if let clerk = station.clerk { try clerk.look() }
        }
      case 9: station.close(isKilled: below(2) == 0)
      case 10:
        // Clocks are wrong, by minutes or by hours.
        station.clock.now = station.clock.now &+ UInt64(below(7_200_000)) &- 3_600_000
      default:
        if let clerk = station.clerk { _ = try? clerk.undo() }
      }
    }

    /// Adds a machine that is a copy of another, its name included.
    mutating func clone() throws {
      let original = stations[below(stations.count)]
      original.close(isKilled: false)
      let copy = Station(original.name, MemoryDisk(), seed: random.word())
      copy.clock.now = original.clock.now
      copy.disk.folders = original.disk.folders
      for (path, file) in original.disk.names {
        let bytes = MemoryDisk.File()
        bytes.bytes = file.bytes
        copy.disk.names[path] = bytes
      }
      stations.append(copy)
    }

    private mutating func edit(_ station: Station) throws {
      let clerk = try station.working()
      let (register, id) = records[below(records.count)]
      guard let record = clerk.commune.record(id, in: register) else {
        // Somebody removed it; perhaps it comes back.
        if below(3) == 0, let entry = clerk.review.first(where: { $0.record == id }),
          let change = entry.adoption(in: clerk.commune)
        {
          try clerk.save(change)
        }
        return
      }
      if below(12) == 0 { return try clerk.save(.removing(record)) }
      if below(6) == 0, let entry = clerk.review.first(where: { $0.record == id }) {
        let adoption = below(2) == 0 ? entry.adoption(in: clerk.commune) : nil
        return try clerk.save(adoption ?? Change([entry.settling]))
      }
      switch register {
      case .households:
        let field = ["phone", "address", "head"][below(3)]
        try clerk.set(field, of: id, in: register, to: value())
      case .meetings:
        let subject = records[below(3)].1
        let old = record.value(of: "attendance").marks[subject]
        let marks = ["present", "excused", nil]
        let new = marks[below(3)]
        if old != new {
          try clerk.save(
            Change([
              .mark(register, id, field: "attendance", subject: subject, old: old, new: new)
            ]))
        }
      default:
        let notes = record.value(of: "progress").notes
        if below(3) == 0, let last = notes.indices.randomElement(using: &random) {
          try clerk.save(
            Change([
              .withdraw(register, id, field: "progress", notes[last], at: last)
            ]))
        } else {
          let note = Note(
            date: CalendarDate(dayNumber: 20_000), text: "ghi \(below(1000))", author: station.name)
          try clerk.save(Change([.append(register, id, field: "progress", note)]))
        }
      }
    }

    private mutating func value() -> FieldValue {
      let words: [FieldValue] = [.text("Một"), .text("Hai"), .text("Ba"), .text("Bốn"), .empty]
      return words[below(words.count)]
    }

    /// Brings everything to all, in some order, and some of it twice.
    mutating func unite() throws {
      let latest = stations.map(\.clock.now).max() ?? 0
      for _ in 0..<3 {
        for station in stations.shuffled(using: &random) {
          station.clock.now = latest
          for other in stations.shuffled(using: &random) where other !== station {
            station.take(from: other)
            if below(2) == 0, let clerk = station.clerk { try clerk.look() }
          }
          // Copies under other names are taken in when the book is opened.
          if station.hasStrays {
            station.close(isKilled: below(2) == 0)
            _ = try station.working()
          }
        }
      }
      for station in stations {
        if station.hasStrays || below(3) == 0 { station.close(isKilled: below(2) == 0) }
        try station.working().look()
      }
    }
  }

  static func marks(_ entries: [ReviewEntry]) -> Set<String> {
    Set(
      entries.map { entry in
        "\(entry.kind.rawValue) \(entry.record) \(entry.mark.field ?? "") "
          + "\(entry.mark.subject?.description ?? "-") \(entry.mark.author) \(entry.mark.number)"
      })
  }

  @Test(arguments: 0..<(Campaign.isLong ? 100 : 6))
  func anyHistoryMergesToTheSameBookEverywhere(_ batch: Int) throws {
    var waiting = 0
    for run in 0..<(Campaign.isLong ? 100 : 12) {
      let seed = UInt64(batch * 1000 + run + 1)
      var network = try Network(2 + run % 3, seed: seed)
      for step in 0..<(20 + run * 3 % 40) {
        // A whole machine is copied, and both go on in one name.
        if run % 4 == 3, step == 12 { try network.clone() }
        try network.step()
      }
      try network.unite()
      try check(network, "seed \(seed)")
      waiting += try network.stations[0].working().review.count
    }
    // Otherwise nothing was tried.
    #expect(waiting > 10)
  }

  private func expectSame(_ commune: Commune, _ expected: Commune, _ name: String) {
    let found = contents(of: commune)
    let wanted = contents(of: expected)
    #expect(
      found.filter { !wanted.contains($0) } == wanted.filter { !found.contains($0) }, "\(name)")
  }

  func check(_ network: Network, _ name: String) throws {
    let expected = try ReferenceBook(network.stations.map(\.disk), store: network.store)
    for station in network.stations {
      let clerk = try station.working()
      expectSame(clerk.commune, expected.commune, "\(name) \(station.name)")
      #expect(Self.marks(clerk.review) == expected.review, "\(name) \(station.name)")
      // Whoever opens the copy anew, with register files or without, finds the same.
      for withoutFiles in [false, true] {
        let disk = MemoryDisk()
        disk.folders = station.disk.folders
        for (path, file) in station.disk.names {
          if withoutFiles, path.contains("/registers/") || path.contains("/local/") { continue }
          let copy = MemoryDisk.File()
          copy.bytes = file.bytes
          disk.names[path] = copy
        }
        var options = OpenOptions(actor: "khách")
        options.isReadOnly = true
        let (store, read) = try Store.open(
          at: "/book", options: options, disk: disk, clock: station.clock,
          randomness: station.randomness)
        expectSame(
          read, expected.commune, "\(name) \(station.name) anew, without files: \(withoutFiles)")
        #expect(Self.marks(store.review) == expected.review, "\(name) \(station.name) anew")
      }
    }
  }
}
