import CommuneDomain
import Testing

@testable import JSONStore

/// A journal spoilt at one place: what is damage, what is a save that was cut short.
struct DamageTests {
  /// A book taken in as one act of many lines over several segments, then changed a little.
  private struct Book {
    let desk = Desk()
    private(set) var states: [[String]] = []

    /// - Parameter snapshots: whether the register files hold everything.
    init(snapshots: Bool, changes: Int, fullSegment: Int = 4 << 20) throws {
      let (store, empty) = try desk.create()
      store.fullSegment = fullSegment
      var random = RandomRecords(seed: 40)
      var commune = empty
      let records = (0..<6).map { _ in
        var household = Household(id: ID(random.id()))
        household.fill(34_000)
        return Change.creating(household)
      }
      try store.intake(records, over: commune)
      for change in records { try commune.apply(change) }
      states.append(contents(of: commune))
      for _ in 0..<changes {
        let change = Change.creating(random.record(of: Register(\.visits)))
        _ = try store.save(change, over: commune)
        try commune.apply(change)
        states.append(contents(of: commune))
      }
      if snapshots { store.close(commune) } else { desk.disk.kill() }
    }

    func lines(_ segment: Int) -> [[UInt8]] {
      (desk.disk.names[desk.segment(segment)]?.bytes ?? []).split(separator: 10).map {
        Array($0) + [10]
      }
    }

    func put(_ lines: [[UInt8]], _ segment: Int) {
      desk.disk.names[desk.segment(segment)]?.bytes = lines.flatMap { $0 }
    }

    /// Everything that counts, byte for byte.
    var files: [String: [UInt8]] {
      desk.disk.names.filter { !$0.key.contains("/local") && !$0.key.hasSuffix("/lock") }
        .mapValues(\.bytes)
    }

    /// The book must open with what is good, name the place, and be written on in a new journal, with
    /// everything else as it was.
    func expectDamage(
      _ segment: Int, line: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let before = files
      let (store, read) = try desk.open()
      #expect(store.access == .readWrite, sourceLocation: sourceLocation)
      let places = store.remarks.compactMap { remark -> String? in
        guard case .badLine(let file, let line, _) = remark else { return nil }
        return "\(file.suffix(12)):\(line)"
      }
      #expect(places == ["00000\(segment).jsonl:\(line)"], sourceLocation: sourceLocation)
      let household = Household(id: ID(RecordID(high: 1, low: 1)))
      try store.save(.creating(household), over: read)
      desk.disk.kill()
      for (name, bytes) in files where !name.contains(store.author) {
        #expect(before[name] == bytes, "\(name)", sourceLocation: sourceLocation)
      }
      let again = try desk.open()
      #expect(again.commune.households[household.id] != nil, sourceLocation: sourceLocation)
      #expect(again.commune.households.count == read.households.count + 1)
      desk.disk.kill()
      desk.disk.names = desk.disk.names.filter {
        !$0.key.contains(store.author) && !$0.key.hasSuffix("/station")
      }
      for name in before.keys where desk.disk.names[name] == nil {
        Issue.record("\(name) is gone", sourceLocation: sourceLocation)
      }
    }
  }

  static let garbled = Array("{garbled\n".utf8)

  @Test func anyBadLineOfAnIntakeWithAGoodOneBehindItIsDamage() throws {
    for changes in [0, 1] {
      let book = try Book(snapshots: false, changes: changes)
      let lines = book.lines(1)
      try #require(lines.count == 7 + changes)
      for index in lines.indices.dropLast() {
        var spoilt = lines
        spoilt[index] = Self.garbled
        book.put(spoilt, 1)
        try book.expectDamage(1, line: index + 1)
        // A line that is gone, or whose end is: the next one is still there.
        spoilt.remove(at: index)
        book.put(spoilt, 1)
        try book.expectDamage(1, line: index + 1)
        spoilt = lines
        spoilt[index][spoilt[index].count - 1] = 0
        book.put(spoilt, 1)
        try book.expectDamage(1, line: index + 1)
      }
    }
  }

  @Test func aBadEndIsSetAsideAndAnUnfinishedActDoesNotCount() throws {
    let book = try Book(snapshots: false, changes: 0)
    let lines = book.lines(1)
    let names = book.desk.disk.names
    let ends = [
      Array(lines.dropLast()), lines.dropLast() + [Self.garbled],
      lines.dropLast() + [Array(lines[lines.count - 1].dropLast(200))],
      Array(lines.dropLast(3)), lines.dropLast(3) + [Self.garbled],
    ]
    for end in ends {
      book.put(end, 1)
      let (store, read) = try book.desk.open()
      #expect(store.access == .readWrite)
      #expect(contents(of: read) == [])
      guard case .tornTail(_, let bytes, let kept?)? = store.remarks.first else {
        Issue.record("\(store.remarks)")
        return
      }
      #expect(book.desk.disk.names["/book/\(kept)"]?.bytes.count == bytes)
      #expect(book.desk.disk.names[book.desk.segment(1)]?.bytes == end.flatMap { $0 })
      var random = RandomRecords(seed: 41)
      let change = Change.creating(random.record(of: Register(\.needs)))
      _ = try store.save(change, over: read)
      book.desk.disk.kill()
      let again = try book.desk.open()
      #expect(again.store.remarks == [])
      #expect(again.commune.needs.count == 1)
      #expect(try again.store.history(limit: 9).map(\.change) == [change])
      #expect(try again.store.undo(over: again.commune) == change.inverse)
      #expect(try again.store.undo(over: book.desk.open().commune) == nil)
      book.desk.disk.kill()
      book.desk.disk.names = names
    }
  }

  @Test func damageIsNamedWhereItIsAlsoWhenTheProofStandsInALaterSegment() throws {
    let book = try Book(snapshots: false, changes: 1, fullSegment: 80_000)
    let names = book.desk.disk.names
    try #require(book.desk.segment(3) != "")
    for segment in 1...2 {
      let lines = book.lines(segment)
      for index in [0, 1, lines.count / 2, lines.count - 1] {
        var spoilt = lines
        spoilt[index] = Self.garbled
        book.put(spoilt, segment)
        try book.expectDamage(segment, line: index + 1)
      }
      book.put(lines.dropLast(), segment)
      try book.expectDamage(segment + 1, line: 1)
      book.put(lines, segment)
      let whole = book.desk.disk.names
      book.desk.disk.names[book.desk.segment(segment)] = nil
      try book.expectDamage(segment + 1, line: 1)
      book.desk.disk.names = whole
    }
    book.desk.disk.names = names
    #expect(contents(of: try book.desk.open().commune) == book.states[1])
  }

  @Test func registerFilesNewerThanTheDamageAreReadAndItIsSaid() throws {
    for changes in [0, 3] {
      for index in [0, 1, 4, 6, 7, 8] where index < 7 + changes {
        let book = try Book(snapshots: true, changes: changes)
        let lines = book.lines(1)
        var spoilt = lines
        spoilt[index][spoilt[index].count / 2] ^= 0x10
        book.put(spoilt, 1)
        let (store, read) = try book.desk.open()
        #expect(store.access == .readWrite)
        #expect(contents(of: read) == book.states[changes])
        let file = "journal/\(store.author)/000001.jsonl"
        #expect(store.remarks == [.damageBehind(file: file, line: index + 1)])
        // Acts that are there are told and taken back, up to the damage and not beyond.
        let whole = min(changes, lines.count - 1 - index)
        #expect(try store.history(limit: 9).count == (index == 0 ? whole + 1 : whole))
        for _ in 0..<whole { #expect(try store.undo(over: read) != nil) }
        if index == 0 {
          #expect(try store.undo(over: read) == nil)
        } else {
          #expect(throws: StoreError.self) { try store.undo(over: read) }
        }
      }
    }
  }
}
