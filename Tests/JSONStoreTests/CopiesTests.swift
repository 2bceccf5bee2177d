import CommuneDomain
import Foundation
import Testing

@testable import JSONStore

/// What happens to copies of a book: clocks, names of stations, files that were copied twice.
struct CopiesTests {
  typealias Station = MergeTests.Station

  private func network(_ count: Int) throws -> MergeTests.Network {
    try MergeTests.Network(count, seed: 77)
  }

  private func head(_ station: Station, _ record: RecordID) throws -> FieldValue? {
    try station.working().commune.record(record, in: .households)?.value(of: "head")
  }

  @Test func aClockADayAheadWinsNothing() throws {
    let network = try network(2)
    let (office, laptop) = (network.stations[0], network.stations[1])
    let record = network.records[0].1
    laptop.clock.now += 25 * 3_600_000
    let now = office.clock.now
    try laptop.working().set("head", of: record, in: .households, to: .text("Sai"))
    try laptop.working().set("address", of: record, in: .households, to: .text("Ngõ 7"))
    // Written later, by a clock that is right.
    office.clock.now = now + 60_000
    try office.working().set("head", of: record, in: .households, to: .text("Đúng"))
    office.take(from: laptop)
    let clerk = try office.working()
    try clerk.look()
    #expect(try head(office, record) == .text("Đúng"))
    let held = try #require(clerk.store.held.first)
    #expect(held.count == 2)
    #expect(held.author == laptop.clerk?.store.author)
    #expect(clerk.store.remarks.contains(.held(held)))
    // What is written meanwhile knows nothing of the held lines.
    try clerk.set("phone", of: record, in: .households, to: .text("0912345678"))

    // Somebody takes them over: they count from now on, as lines that knew nothing of the others.
    try clerk.store.accept([held], over: clerk.commune)
    let arrival = try #require(clerk.store.takeArrival())
    clerk.carryOut(arrival)
    #expect(clerk.store.held == [])
    #expect(try head(office, record) == .text("Sai"))
    #expect(clerk.review.map(\.value) == [.text("Đúng")])
    // The next save of a right clock is later than they are.
    try clerk.set("head", of: record, in: .households, to: .text("Đúng hơn"))
    laptop.clock.now = office.clock.now
    laptop.take(from: office)
    try laptop.working().look()
    #expect(try head(laptop, record) == .text("Đúng hơn"))
    #expect(contents(of: clerk.commune) == contents(of: try laptop.working().commune))
    #expect(MergeTests.marks(clerk.review) == MergeTests.marks(try laptop.working().review))
    // Anybody who opens the copy finds the same.
    office.close(isKilled: true)
    office.disk.names = office.disk.names.filter { !$0.key.contains("/registers/") }
    #expect(
      contents(of: try office.working().commune) == contents(of: try laptop.working().commune))
    #expect(
      MergeTests.marks(try office.working().review)
        == MergeTests.marks(try laptop.working().review))
  }

  @Test func linesThatSomebodyElseTookOverCountEverywhere() throws {
    let network = try network(3)
    let (office, laptop, other) = (
      network.stations[0], network.stations[1], network.stations[2]
    )
    let record = network.records[0].1
    laptop.clock.now += 48 * 3_600_000
    try laptop.working().set("head", of: record, in: .households, to: .text("Sớm"))
    for station in [office, other] {
      station.take(from: laptop)
      try station.working().look()
      #expect(try station.working().store.held.count == 1)
    }
    // Others' lines change nothing about what waits.
    try office.working().set("phone", of: record, in: .households, to: .text("0912345678"))
    other.take(from: office)
    try other.working().look()
    #expect(try other.working().store.held.count == 1)
    let clerk = try office.working()
    try clerk.store.accept(clerk.store.held, over: clerk.commune)
    clerk.carryOut(try #require(clerk.store.takeArrival()))
    other.take(from: office)
    try other.working().look()
    #expect(try head(other, record) == .text("Sớm"))
    #expect(try other.working().store.held == [])
    #expect(contents(of: try other.working().commune) == contents(of: clerk.commune))
  }

  @Test func linesThatWereHeldCountWhenTheirTimeHasCome() throws {
    let network = try network(2)
    let (office, laptop) = (network.stations[0], network.stations[1])
    let record = network.records[0].1
    laptop.clock.now += 30 * 3_600_000
    try laptop.working().set("head", of: record, in: .households, to: .text("Sau"))
    office.take(from: laptop)
    try office.working().look()
    #expect(try head(office, record) == .empty)
    office.clock.now += 7 * 3_600_000
    office.close(isKilled: false)
    #expect(try head(office, record) == .text("Sau"))
    #expect(try office.working().store.held == [])
  }

  @Test func aCopiedBookIsAStationOfItsOwn() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var random = RandomRecords(seed: 70)
    try lan.save(.creating(random.record(of: Register(\.visits))))
    lan.close()
    let same = Clerk(try desk.open())
    #expect(same.store.author == lan.store.author)
    same.close()
    // Copied with everything in it: its folders have other numbers there.
    let copy = MemoryDisk()
    copy.identity = 2
    copy.folders = desk.disk.folders
    for (path, file) in desk.disk.names {
      let bytes = MemoryDisk.File()
      bytes.bytes = file.bytes
      copy.names[path] = bytes
    }
    let other = Desk(copy, seed: 8)
    let elsewhere = Clerk(try other.open())
    #expect(elsewhere.store.author != lan.store.author)
    #expect(contents(of: elsewhere.commune) == contents(of: lan.commune))
    // Copied without what is this machine's alone.
    copy.names = copy.names.filter { !$0.key.contains("/local/") }
    let third = Clerk(try other.open())
    #expect(![lan.store.author, elsewhere.store.author].contains(third.store.author))
    #expect(try desk.open(station: "st42").store.author == "st42-lan")
  }

  @Test func copiesUnderOtherNamesAreTakenIn() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var random = RandomRecords(seed: 71)
    for _ in 0..<4 { try lan.save(.creating(random.record(of: Register(\.visits)))) }
    lan.close()
    let path = desk.segment(1)
    let whole = try #require(desk.disk.names[path]).bytes
    let lines = whole.split(separator: 10).map { Array($0) + [10] }
    let name = path.dropLast(6) + ".sync-conflict-20261120-101500-ABCDEF.jsonl"
    func put(_ present: [UInt8]?, _ copy: [UInt8]) {
      desk.disk.kill()
      desk.disk.names = desk.disk.names.filter {
        !$0.key.contains("/registers/") && !$0.key.contains("/quarantine/")
          && !$0.key.hasSuffix(".jsonl")
      }
      if let present {
        let file = MemoryDisk.File()
        file.bytes = present
        desk.disk.names[path] = file
      }
      let file = MemoryDisk.File()
      file.bytes = copy
      desk.disk.names[String(name)] = file
    }
    var garbled = whole
    garbled[lines[0].count + lines[1].count + 20] ^= 1
    let cases: [(String, [UInt8]?, [UInt8])] = [
      ("the same", whole, whole), ("older", whole, Array(lines[0..<3].joined())),
      ("newer", Array(lines[0..<3].joined()), whole), ("the only one", nil, whole),
      ("of a spoilt file", garbled, whole), ("spoilt", whole, garbled),
      ("of nothing", whole, []), ("of something else", whole, Array("{}\n".utf8)),
    ]
    for (what, present, copy) in cases {
      put(present, copy)
      let before = desk.disk.names.filter { $0.key.hasSuffix(".jsonl") }.values.map(\.bytes)
      let opened = Clerk(try desk.open())
      #expect(contents(of: opened.commune) == contents(of: lan.commune), "\(what)")
      #expect(opened.store.author == lan.store.author, "\(what)")
      #expect(opened.store.remarks.count == 1, "\(what): \(opened.store.remarks)")
      // Nothing is thrown away.
      let after = desk.disk.names.values.map(\.bytes)
      #expect(before.allSatisfy { after.contains($0) }, "\(what)")
      try opened.save(.creating(random.record(of: Register(\.needs))))
      opened.close()
      #expect(try desk.open().store.remarks == [], "\(what)")
    }
  }

  @Test func theBookAsItWas() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    let minh = Clerk(try desk.open("minh"))
    var moments: [(UInt64, [String])] = []
    var random = RandomRecords(seed: 72)
    for round in 0..<12 {
      let clerk = round % 3 == 0 ? minh : lan
      try clerk.look()
      try clerk.save(random.change(in: clerk.commune))
      moments.append((desk.clock.now, contents(of: clerk.commune)))
      desk.clock.now += 3_600_000
    }
    lan.close()
    for (moment, expected) in moments {
      let (store, commune) = try desk.open(asOf: moment)
      #expect(contents(of: commune) == expected)
      #expect(store.access == .readOnly(.requested))
    }
    #expect(try desk.open(asOf: moments[0].0 - 1000).commune.households.isEmpty)
  }

  /// A book of every earlier format is read for ever, and written on.
  @Test func booksOfTheFirstFormatAreTakenOver() throws {
    let desk = Desk()
    desk.clock.now = 1_795_300_000_000
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Books/format-1")
    desk.disk.folders = ["/", "/book"]
    var registers: [String: String] = [:]
    let names = try #require(FileManager.default.subpaths(atPath: folder.path))
    for name in names {
      let url = folder.appendingPathComponent(name)
      guard let data = FileManager.default.contents(atPath: url.path) else {
        desk.disk.folders.insert("/book/" + name)
        continue
      }
      let file = MemoryDisk.File()
      file.bytes = Array(data)
      desk.disk.names["/book/" + name] = file
      registers[name] = String(decoding: data, as: UTF8.self)
    }
    let journals = desk.disk.names.filter { $0.key.contains("/journal/") }.mapValues(\.bytes)
    let reader = try desk.open(readOnly: true)
    #expect(reader.store.remarks == [])
    let clerk = Clerk(try desk.open())
    #expect(clerk.store.access == .readWrite)
    #expect(clerk.store.remarks == [])
    #expect(contents(of: clerk.commune) == contents(of: reader.commune))
    for register in Commune.registers {
      // Registers that came later are empty in it.
      let old = registers["registers/\(register.key).json"] ?? "[\n]\n"
      #expect(String(decoding: register.file(of: clerk.commune), as: UTF8.self) == old)
    }
    #expect(try clerk.store.history(limit: 99).count == 12)
    let household = try #require(clerk.commune.households.first)
    try clerk.set("phone", of: household.recordID, in: .households, to: .text("0911111111"))
    clerk.close()
    for (name, bytes) in journals { #expect(desk.disk.names[name]?.bytes == bytes) }
    let again = try desk.open()
    #expect(again.store.remarks == [])
    #expect(contents(of: again.commune) == contents(of: clerk.commune))
    let store = try #require(desk.disk.names["/book/store.json"]).bytes
    #expect(String(decoding: store, as: UTF8.self).contains("\"format\": 2"))
    #expect(desk.disk.names["/book/local/store-format-1.json"] != nil)
  }

  @Test func whatWaitsIsSettledAndComesBackByUndo() throws {
    let network = try network(2)
    let (one, two) = (network.stations[0], network.stations[1])
    let record = network.records[1].1
    try one.working().set("head", of: record, in: .households, to: .text("Một"))
    try two.working().set("head", of: record, in: .households, to: .text("Hai"))
    try two.working().set("address", of: record, in: .households, to: .text("Ngõ 2"))
    one.take(from: two)
    let clerk = try one.working()
    try clerk.look()
    let entry = try #require(clerk.review.first)
    #expect(clerk.review.count == 1)
    #expect(entry.kind == .overridden && entry.mark.field == "head")
    #expect([entry.value, try #require(try head(one, record))].contains(.text("Một")))
    let now = try #require(try head(one, record))
    try clerk.save(try #require(entry.adoption(in: clerk.commune)))
    #expect(clerk.review == [])
    #expect(try head(one, record) == entry.value)
    #expect(try clerk.undo() != nil)
    #expect(clerk.review.map(\.mark) == [entry.mark])
    #expect(try head(one, record) == now)
    try clerk.save(Change([entry.settling]))
    #expect(clerk.review == [])
    clerk.close()
    one.clerk = nil
    #expect(try one.working().review == [])
    two.take(from: one)
    try two.working().look()
    #expect(try two.working().review == [])
    #expect(contents(of: try two.working().commune) == contents(of: try one.working().commune))
  }

  @Test func anEditOfARecordThatWasRemovedElsewhereWaits() throws {
    let network = try network(2)
    let (one, two) = (network.stations[0], network.stations[1])
    let record = network.records[2].1
    let held = try #require(try one.working().commune.record(record, in: .households))
    try one.working().save(.removing(held))
    try two.working().set("head", of: record, in: .households, to: .text("Còn sống"))
    two.take(from: one)
    try two.working().look()
    let clerk = try two.working()
    #expect(clerk.commune.record(record, in: .households) == nil)
    let entry = try #require(clerk.review.first)
    #expect(entry.kind == .removed && entry.value == .text("Còn sống"))
    try clerk.save(try #require(entry.adoption(in: clerk.commune)))
    #expect(try head(two, record) == .text("Còn sống"))
    #expect(clerk.review == [])
    one.take(from: two)
    try one.working().look()
    #expect(contents(of: try one.working().commune) == contents(of: clerk.commune))
    #expect(try one.working().review == [])
  }
}
