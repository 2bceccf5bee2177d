import CommuneDomain
import Testing

@testable import JSONStore

/// A laptop's copy of the book comes home, on a stick or as a backup.
struct BookMergeTests {
  private typealias Station = MergeTests.Station

  /// An office and a laptop that have both gone on, and the laptop's folder on a stick at the office.
  private struct Trip {
    let office: Station
    let laptop: Station
    let records: [(RegisterKey, RecordID)]

    init(_ work: (Clerk, Clerk, [(RegisterKey, RecordID)]) throws -> Void) throws {
      let network = try MergeTests.Network(2, seed: 5)
      (office, laptop) = (network.stations[0], network.stations[1])
      records = network.records
      try work(office.working(), laptop.working(), records)
      bringStick()
    }

    func bringStick() {
      for (path, file) in laptop.disk.names
      where path == "/book/store.json" || path.hasPrefix("/book/journal/") {
        put(file.bytes, at: "/stick" + path.dropFirst("/book".count))
      }
    }

    func put(_ bytes: [UInt8], at path: String) {
      let copy = MemoryDisk.File()
      copy.bytes = bytes
      copy.durable = bytes
      office.disk.names[path] = copy
      var folder = path.folder
      while folder != "/" {
        office.disk.folders.insert(folder)
        folder = folder.folder
      }
    }

    func merge(_ source: String = "/stick", isTrial: Bool = false) throws -> BookMerge.Summary {
      try BookMerge.take(
        from: source, into: "/book", isTrial: isTrial, options: OpenOptions(actor: "lan"),
        disk: office.disk, clock: office.clock, randomness: office.randomness)
    }
  }

  private func trip() throws -> Trip {
    try Trip { office, laptop, records in
      let household = records[0].1
      try office.set("head", of: household, in: .households, to: .text("Ở cơ quan"))
      try laptop.set("head", of: household, in: .households, to: .text("Ở thôn"))
      try laptop.set("phone", of: household, in: .households, to: .text("0912345678"))
      var made = Household(id: ID(RecordID(high: 12, low: 1)))
      made.code = "H9"
      try laptop.save(.creating(made))
      let gone = try #require(laptop.commune.record(records[1].1, in: .households))
      try laptop.save(.removing(gone))
    }
  }

  @Test func whatIsNewComesAndWhatMeetsAnotherWaits() throws {
    let trip = try trip()
    let summary = try trip.merge()
    #expect(summary.files == 1)
    #expect(summary.authors == [try trip.laptop.working().store.author])
    #expect(summary.records == [.households: .init(created: 1, changed: 1, removed: 1)])
    #expect(summary.review.count == 1)
    #expect(summary.remarks == [])

    // Whoever has the book open is told, and the other way round the same comes out.
    let clerk = try trip.office.working()
    try clerk.look()
    #expect(clerk.review == summary.review)
    trip.laptop.take(from: trip.office)
    let other = try trip.laptop.working()
    try other.look()
    #expect(contents(of: clerk.commune) == contents(of: other.commune))
    #expect(MergeTests.marks(clerk.review) == MergeTests.marks(other.review))
  }

  @Test func aTrialTellsTheSameAndWritesNothing() throws {
    let trip = try trip()
    trip.office.close(isKilled: false)
    let before = trip.office.disk.names.mapValues(\.bytes)
    let trial = try trip.merge(isTrial: true)
    #expect(trip.office.disk.names.mapValues(\.bytes) == before)
    var done = try trip.merge()
    #expect(trial.records == done.records && trial.files == done.files)
    #expect(trial.authors == done.authors)
    done.review.removeAll { trial.review.contains($0) }
    #expect(trial.review.count == 1 && done.review.isEmpty)
  }

  @Test func asOftenAsOneLikes() throws {
    let trip = try trip()
    _ = try trip.merge()
    let again = try trip.merge()
    #expect(again == BookMerge.Summary())
    // Only what came since.
    try trip.laptop.working().set(
      "address", of: trip.records[2].1, in: .households, to: .text("Ngõ 3"))
    trip.bringStick()
    let later = try trip.merge()
    #expect(later.records == [.households: .init(changed: 1)] && later.review == [])
  }

  @Test func aBackupOfTheCopyDoesTheSame() throws {
    let trip = try trip()
    _ = try BookBackup.write(
      bookAt: "/book", to: "/copy.tar", keeping: 1, disk: trip.laptop.disk,
      clock: trip.laptop.clock, randomness: trip.laptop.randomness)
    let bytes = try #require(trip.laptop.disk.names["/copy.tar"]).bytes
    trip.put(bytes, at: "/copy.tar")
    let fromFolder = try trip.merge("/stick", isTrial: true)
    #expect(try trip.merge("/copy.tar").records == fromFolder.records)
    #expect(try trip.merge("/copy.tar").files == 0)

    var spoilt = bytes
    spoilt[bytes.count / 2] ^= 1
    trip.put(spoilt, at: "/spoilt.tar")
    #expect(throws: StoreError.self) { try trip.merge("/spoilt.tar") }
  }

  @Test func twoMachinesOfOneNameBothKeepWhatTheyWrote() throws {
    let trip = try trip()
    _ = try trip.merge()
    let author = try trip.laptop.working().store.author
    trip.laptop.close(isKilled: false)
    // The laptop's disk was cloned, and both go on under one name.
    let clone = Station("clone", MemoryDisk(), seed: 99)
    clone.clock.now = trip.laptop.clock.now
    clone.disk.folders = trip.laptop.disk.folders
    for (path, file) in trip.laptop.disk.names {
      let bytes = MemoryDisk.File()
      bytes.bytes = file.bytes
      clone.disk.names[path] = bytes
    }
    let record = trip.records[2].1
    try clone.working().set("head", of: record, in: .households, to: .text("Bản sao"))
    try trip.laptop.working().set("address", of: record, in: .households, to: .text("Ngõ 1"))
    #expect(try clone.working().store.author == author)
    trip.bringStick()
    _ = try trip.merge()
    for (path, file) in clone.disk.names
    where path == "/book/store.json" || path.hasPrefix("/book/journal/") {
      trip.put(file.bytes, at: "/clone" + path.dropFirst("/book".count))
    }
    let summary = try trip.merge("/clone")
    #expect(summary.remarks.contains(.branched(author: author)))
    // Which of the two has become the branch is decided by their lines; neither is taken in twice.
    let kept = Set(trip.office.disk.names.keys)
    for copy in ["/clone", "/stick"] {
      #expect(try trip.merge(copy) == BookMerge.Summary(), "\(copy)")
    }
    #expect(Set(trip.office.disk.names.keys) == kept)
    try trip.office.working().look()
    let household = trip.office.clerk?.commune.record(record, in: .households)
    #expect(household?.value(of: "head") == .text("Bản sao"))
    #expect(household?.value(of: "address") == .text("Ngõ 1"))
  }

  /// As a book just made looks where it was brought by a program that leaves out empty folders.
  @Test func aBookWithoutJournalsTakesInWhatACopyHas() throws {
    let trip = try trip()
    trip.office.close(isKilled: false)
    let disk = trip.office.disk
    for path in disk.names.keys where path.hasPrefix("/book/") && path != "/book/store.json" {
      disk.names[path] = nil
    }
    disk.folders = disk.folders.filter { !$0.hasPrefix("/book/") }
    let summary = try trip.merge()
    #expect(summary.files > 0 && summary.remarks == [])
    trip.laptop.close(isKilled: false)
    let laptop = try trip.laptop.working()
    #expect(contents(of: try trip.office.working().commune) == contents(of: laptop.commune))
  }

  @Test func aCopyOfAnotherBookIsRefused() throws {
    let trip = try trip()
    let other = try MergeTests.Network(1, seed: 6)
    for (path, file) in other.stations[0].disk.names
    where path == "/book/store.json" || path.hasPrefix("/book/journal/") {
      trip.put(file.bytes, at: "/other" + path.dropFirst("/book".count))
    }
    let before = trip.office.disk.names.count
    #expect(throws: StoreError.anotherBook(path: "/other")) { try trip.merge("/other") }
    #expect(throws: StoreError.self) { try trip.merge("/nowhere") }
    #expect(trip.office.disk.names.count == before)
  }
}
