import CommuneDomain
import Testing

@testable import JSONStore

/// Every byte of a small book's files spoilt: cut off there, zeros from there on, each bit turned.
struct CorruptionTests {
  /// What was done to a file.
  private struct Spoilt {
    var bytes: [UInt8]
    var name: String
    /// Nothing of the file tells that there was more.
    var isUntold: Bool
  }

  /// All of a file's bytes in the campaign, some otherwise.
  private static func spoil(_ bytes: [UInt8], _ try: (Spoilt) throws -> Void) rethrows {
    for offset in stride(from: 0, to: bytes.count, by: Campaign.isLong ? 1 : 311) {
      let isBetweenLines = offset == 0 || bytes[offset - 1] == 10
      try `try`(
        Spoilt(
          bytes: Array(bytes[..<offset]), name: "cut at \(offset)", isUntold: isBetweenLines))
      try `try`(
        Spoilt(
          bytes: bytes[..<offset] + [UInt8](repeating: 0, count: bytes.count - offset),
          name: "zeros from \(offset)", isUntold: false))
      for bit in Campaign.isLong ? 0..<8 : (offset % 8)..<(offset % 8 + 1) {
        var turned = bytes
        turned[offset] ^= 1 << UInt8(bit)
        try `try`(Spoilt(bytes: turned, name: "bit \(bit) at \(offset)", isUntold: false))
      }
    }
  }

  @Test func aSpoiltJournalIsReadAsFarAsItIsGoodAndSaidToBeSpoilt() throws {
    let desk = Desk()
    let clerk = Clerk(try desk.create())
    var states: Set<[String]> = [[]]
    for number in 0..<49 {
      var household = Household(id: ID(RecordID(high: 1, low: UInt64(number))))
      household.head = "Nguyễn Thị Hoa \(number)"
      try clerk.save(.creating(household))
      states.insert(contents(of: clerk.commune))
    }
    let whole = contents(of: clerk.commune)
    let path = desk.segment(1)
    desk.disk.kill()
    let disk = desk.disk
    let bytes = try #require(disk.names[path]).bytes
    #expect(bytes.count { $0 == 10 } == 50)
    var tried = 0
    try Self.spoil(bytes) { spoilt in
      try open(disk, path, spoilt) { found, store in
        if !states.contains(found) { return "wrong values" }
        return found != whole && store.remarks.isEmpty && !spoilt.isUntold ? "not noticed" : nil
      }
      tried += 1
    }
    if Campaign.isLong { print("spoilt journals: \(tried)") }
    #expect(tried > 100)
  }

  @Test func spoiltRegisterFilesAreMadeAgain() throws {
    let desk = Desk()
    let clerk = Clerk(try desk.create())
    var random = RandomRecords(seed: 90)
    for register in Commune.registers {
      try clerk.save(.creating(random.record(of: register)))
    }
    let whole = contents(of: clerk.commune)
    clerk.close()
    desk.disk.kill()
    let disk = desk.disk
    let paths = disk.names.keys.filter { $0.hasPrefix("/book/registers/") }.sorted()
    #expect(paths.count == Commune.registers.count + 1)
    var tried = 0
    for path in paths {
      try Self.spoil(try #require(disk.names[path]).bytes) { spoilt in
        try open(disk, path, spoilt) { found, store in
          if found != whole { return "wrong values" }
          return store.remarks.isEmpty ? "not noticed" : nil
        }
        tried += 1
      }
    }
    if Campaign.isLong { print("spoilt register files: \(tried)") }
    #expect(tried > 60)
  }

  /// Opens a copy of the book with one file spoilt; what is saved then is there afterwards.
  private func open(
    _ disk: MemoryDisk, _ path: String, _ spoilt: Spoilt,
    _ problem: ([String], Store) -> String?
  ) throws {
    let desk = Desk()
    desk.clock.now += 10_000_000
    desk.disk.folders = disk.folders
    desk.disk.names = disk.names.mapValues { original in
      let file = MemoryDisk.File()
      file.bytes = original.bytes
      return file
    }
    let file = MemoryDisk.File()
    file.bytes = spoilt.bytes
    desk.disk.names[path] = file
    let (store, read) = try desk.open()
    let found = contents(of: read)
    if let problem = problem(found, store) {
      Issue.record("\(path), \(spoilt.name): \(problem), \(store.remarks)")
    }
    if store.access != .readWrite { Issue.record("\(path), \(spoilt.name): \(store.access)") }
    guard !Campaign.isLong || spoilt.bytes.count % 16 == 0 else { return desk.disk.kill() }
    let household = Household(id: ID(RecordID(high: 77, low: 77)))
    try store.save(.creating(household), over: read)
    desk.disk.kill()
    let again = try desk.open()
    if again.commune.households[household.id] == nil
      || contents(of: again.commune).count != found.count + 1
    {
      Issue.record("\(path), \(spoilt.name): what was saved is not there")
    }
    desk.disk.kill()
  }
}
