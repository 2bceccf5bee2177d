import CommuneDomain
import Testing

@testable import JSONStore

/// Large files are read in parts by two threads, and say the same as when one thread reads them.
struct ReaderSharedTests {
  private func file(_ count: Int, seed: UInt64) throws -> [UInt8] {
    var random = RandomRecords(seed: seed)
    var commune = Commune()
    let register = Register(\.recommendations)
    for _ in 0..<count { try commune.apply(.creating(random.record(of: register))) }
    return register.file(of: commune)
  }

  private func records(_ table: Table<Recommendation>?) -> [String]? {
    table?.map { RecordJSON().line(for: $0) }
  }

  @Test func partsSayWhatTheWholeSays() throws {
    let decoder = RecordDecoder<Recommendation>()
    for count in [0, 1, 2, 7, 200] {
      let bytes = try file(count, seed: UInt64(count))
      let whole = records(try decoder.table(bytes, file: "x"))
      #expect(whole?.count == count)
      for size in [1, 2, 100, 1000, 10_000, bytes.count] {
        var reported: [Int] = []
        let shared = try decoder.table(
          bytes, file: "x", digest: Digest(of: bytes), leastShared: size
        ) { reported.append($0) }
        #expect(records(shared) == whole)
        #expect(reported == reported.sorted())
        #expect(reported.last.map { $0 <= bytes.count } == true)
      }
      #expect(try decoder.table(bytes, file: "x", digest: Digest(of: []), leastShared: 1) == nil)
      #expect(try decoder.table(bytes, file: "x", digest: Digest(of: [])) == nil)
    }
  }

  @Test func spoiltPartsAreRefusedAsTheWholeIs() throws {
    let decoder = RecordDecoder<Recommendation>()
    let bytes = try file(12, seed: 3)
    var mutations = DecoderMutations(randomness: SeededRandomness(9))
    var refused = 0
    let rounds = Campaign.isLong ? 100_000 : 600
    for round in 0..<rounds {
      let spoilt = mutations.mutated(bytes)
      let whole = Result { try decoder.table(spoilt, file: "x") }
      let shared = Result {
        try decoder.table(
          spoilt, file: "x", digest: Digest(of: spoilt), leastShared: 200 + round % 1000)
      }
      switch (whole, shared) {
      case (.success(let one), .success(let two)): #expect(records(one) == records(two))
      case (.failure(let one), .failure(let two)):
        refused += 1
        #expect(one as? StoreError == two as? StoreError)
      default: Issue.record("\(whole) and \(shared)")
      }
    }
    #expect(refused > rounds / 4)
  }

  @Test func recordsOutOfOrderAcrossPartsAreRefused() throws {
    let bytes = try file(9, seed: 4)
    var lines = bytes.split(separator: 10).map { Array($0) }
    lines.swapAt(1, 8)
    let spoilt = Array(lines.joined(separator: [10]))
    for size in [1, 200, 1000] {
      #expect(throws: StoreError.self) {
        try RecordDecoder<Recommendation>().table(
          spoilt, file: "x", digest: Digest(of: spoilt), leastShared: size)
      }
    }
  }

  @Test func everyJobIsDoneOnce() {
    for count in [0, 1, 2, 1000] {
      let done = Counts(count)
      var last = -1
      let report = { (count: Int) in last = count }
      Crew.run(count, reporting: report) { done.count($0) }
      #expect(done.all == Array(repeating: 1, count: count))
      #expect(last == count)
    }
  }

  @Test func openingTellsHowFarItIs() throws {
    let desk = Desk()
    var (store, commune) = try desk.create()
    var random = RandomRecords(seed: 6)
    for register in Commune.registers {
      let change = Change.creating(random.record(of: register))
      _ = try store.save(change, over: commune)
      try commune.apply(change)
    }
    store.close(commune)
    var files = RegisterFiles(BookFolder(path: desk.path, disk: desk.disk))
    let generation = try #require(files.generations().first?.generation)
    var steps: [(done: Int, total: Int)] = []
    let read = try files.load(generation) { steps.append(($0, $1)) }
    #expect(read.map { contents(of: $0) } == contents(of: commune))
    let total = Commune.registers.reduce(0) { $0 + $1.file(of: commune).count }
    #expect(Set(steps.map(\.total)) == [total])
    #expect(steps.map(\.done) == steps.map(\.done).sorted())
    #expect(steps.last?.done == total)
    // The bytes are not kept, and there when they are asked for.
    for register in Commune.registers {
      #expect(files.inPlace(register.key)?.bytes == register.file(of: commune))
      #expect(files.inPlace(register.key)?.digest == generation.files[register.key]?.digest)
    }
  }
}
