import CommuneDomain
import Testing

@testable import JSONStore

/// A book that is looked through for what somebody or something did to it.
struct InspectionTests {
  private typealias Finding = BookInspection.Finding

  @Test func aBookThatIsAsItWasWrittenIsSound() throws {
    let book = try TwoClerks()
    book.close()
    let inspection = try book.inspect()
    #expect(inspection.findings == [])
    #expect(inspection.isSound)
    #expect(inspection.journals.map(\.lines) == [8, 8])
    #expect(inspection.journals.map(\.files) == [1, 1])
    #expect(inspection.journals.allSatisfy { $0.acts == 8 && $0.unfinished == nil })
    #expect(inspection.comparedRegisters == Commune.registers.count)
    // Sealed once a day, from the second on.
    #expect(inspection.seals.map(\.state) == [.holds, .holds, .holds])
    #expect(Set(inspection.seals.map { Seal.day($0.milliseconds) }).count == 3)
    let newest = try #require(inspection.seals.last)
    let opened = try book.desk.open(readOnly: true).store
    #expect(opened.newestSeal?.mark == newest.mark)
    #expect(opened.newestSeal == book.lan.store.newestSeal)
    #expect(inspection.seals(beginning: newest.mark) == [newest])
    #expect(inspection.seals(beginning: newest.digest) == [newest])
    #expect(inspection.seals(beginning: "0000-0000") == [])
    for typed in ["", "A1B2", "A1B2-C3DX", "Ạ1B2-C3D4"] {
      #expect(inspection.seals(beginning: typed) == nil)
    }
  }

  @Test func everyGarbledLineIsNamedAtItsPlace() throws {
    let book = try TwoClerks(days: 2)
    book.close()
    for clerk in [book.lan, book.minh] {
      let lines = book.lines(clerk)
      for index in lines.indices.dropLast() {
        for place in [0, lines[index].count / 2, lines[index].count - 40] {
          var spoilt = lines
          spoilt[index][place] ^= 1
          book.put(spoilt.flatMap { $0 }, at: book.file(clerk))
          let inspection = try book.inspect()
          #expect(
            inspection.findings
              == [
                Finding(.init(file: book.name(clerk), line: index + 1), .badLine(.wrongDigest))
              ])
          #expect(inspection.seals.allSatisfy { $0.state != .broken })
        }
      }
      book.put(lines.flatMap { $0 }, at: book.file(clerk))
    }
    #expect(try book.inspect().isSound)
  }

  @Test func aJournalThatWasCutShortIsToldByWhoeverSawMore() throws {
    let book = try TwoClerks()
    let lines = book.lines(book.lan)
    for count in 1..<lines.count {
      book.put(lines.prefix(count).flatMap { $0 }, at: book.file(book.lan))
      let inspection = try book.inspect()
      guard let finding = inspection.findings.first, inspection.findings.count == 1,
        case .cutShort(let last, let known, let witness) = finding.trouble
      else {
        Issue.record("\(count): \(inspection.findings)")
        return
      }
      // The header is the first line; the last save was seen by Minh, who wrote after it.
      #expect(last == count - 1)
      #expect(known == lines.count - 1)
      #expect(witness == .init(file: book.name(book.minh), line: 9))
      #expect(finding.place.file == book.name(book.lan))
    }
    book.desk.disk.names[book.file(book.lan)] = nil
    let findings = try book.inspect().findings
    #expect(
      findings.map(\.place) == [.init(file: book.name(book.lan), line: nil)] || findings.count == 1)
  }

  @Test func aRegisterListBearsWitnessWhereNobodyElseDoes() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var random = RandomRecords(seed: 72)
    for _ in 0..<4 { try lan.save(.creating(random.record(of: Register(\.needs)))) }
    lan.close()
    let file = desk.segment(1)
    let lines = JournalText.lines(desk.disk.names[file]?.bytes ?? [])
    desk.disk.names[file]?.bytes = lines.dropLast().flatMap { $0 }
    let findings = try BookInspection(of: "/book", disk: desk.disk, clock: desk.clock).findings
    guard findings.count == 1, case .cutShort(3, 4, let witness) = findings[0].trouble else {
      Issue.record("\(findings)")
      return
    }
    #expect(witness == .init(file: "registers/current.json", line: nil))
  }

  /// Whoever writes a journal anew in good order is betrayed by what the other has seen.
  @Test func aJournalWrittenAnewInGoodOrderIsFound() throws {
    let book = try TwoClerks()
    let lines = book.lines(book.lan)
    for changed in 1..<lines.count {
      let forged = JournalText.rewritten(lines) { index, opening, _ in
        index == changed ? opening.replacing("Z/0000\",", with: "Z/0001\",") : opening
      }
      #expect(forged[changed] != lines[changed])
      book.put(forged.flatMap { $0 }, at: book.file(book.lan))
      let inspection = try book.inspect()
      let finding = try #require(inspection.findings.first { $0.place.file == book.name(book.lan) })
      guard case .rewritten(let from, let number, _) = finding.trouble else {
        Issue.record("\(inspection.findings)")
        return
      }
      #expect((from...number).contains(changed))
      #expect(finding.place.line == number + 1)
      // The last seal is in the line before the last one.
      #expect(inspection.seals.last?.state == (changed < lines.count - 2 ? .broken : .holds))
    }
  }

  @Test func sealsBetrayWhatNobodyElseSaw() throws {
    let desk = Desk()
    let lan = Clerk(try desk.create())
    var random = RandomRecords(seed: 73)
    for _ in 0..<6 {
      try lan.save(.creating(random.record(of: Register(\.needs))))
      desk.clock.now += 86_400_000
    }
    let inspect = { try BookInspection(of: "/book", disk: desk.disk, clock: desk.clock) }
    let seals = try inspect().seals
    #expect(seals.map(\.state) == Array(repeating: .holds, count: 5))
    #expect(seals.map(\.number) == [2, 3, 4, 5, 6])
    let lines = JournalText.lines(desk.disk.names[desk.segment(1)]?.bytes ?? [])
    let forged = JournalText.rewritten(lines) { index, opening, _ in
      index == 3 ? opening.replacing("Z/0000\",", with: "Z/0001\",") : opening
    }
    desk.disk.names[desk.segment(1)]?.bytes = forged.flatMap { $0 }
    var inspection = try inspect()
    #expect(inspection.findings.map(\.trouble) == [.brokenSeal])
    #expect(inspection.findings.map(\.place.line) == [5])
    #expect(inspection.seals.map(\.state) == [.holds, .holds, .broken, .broken, .broken])
    // Whoever makes the seals anew too is betrayed by what was printed.
    var number = 0
    let perfect = JournalText.rewritten(forged) { index, opening, previous in
      number = index
      guard let start = opening.firstRange(of: "\"seal\":\"")?.upperBound else { return opening }
      let seal = Seal.digest(of: [
        lan.store.author: JournalPosition(
          segment: 1, number: number - 1, digest: previous, offset: 0)
      ])
      let end = opening.index(start, offsetBy: 64)
      return opening.replacingCharacters(start..<end, with: seal.text)
    }
    desk.disk.names[desk.segment(1)]?.bytes = perfect.flatMap { $0 }
    inspection = try inspect()
    #expect(inspection.findings == [])
    #expect(inspection.seals(beginning: seals[0].mark)?.count == 1)
    #expect(inspection.seals(beginning: seals[4].mark) == [])
  }

  @Test func linesThatAreNotOnesOfTheBookAreNamed() throws {
    let book = try TwoClerks(days: 1)
    let lines = book.lines(book.lan)
    let forgeries: [(Int, (String) -> String, BookInspection.Trouble)] = [
      (0, { $0.replacing("\"segment\":1", with: "\"segment\":2") }, .badLine(.brokenChain)),
      (0, { $0.replacing("-lan\"", with: "-hoa\"") }, .badLine(.brokenChain)),
      (1, { $0.replacing("\"n\":1,", with: "\"n\":7,") }, .badLine(.brokenChain)),
      (1, { $0.replacing("-lan\"", with: "-hoa\"") }, .badLine(.brokenChain)),
      (
        1, { $0.replacing("\"do\":[[\"new\"", with: "\"do\":[[\"now\"") },
        .badLine(.unknownKey("now"))
      ),
      (1, { $0.replacing("{\"v\":2", with: "{\"v\":3") }, .badLine(.newerVersion(3))),
      (1, { $0.replacing(",\"s\":", with: ",\"g\":\"last\",\"s\":") }, .actNotWhole),
    ]
    for (changed, change, trouble) in forgeries {
      let forged = JournalText.rewritten(lines) { index, opening, _ in
        guard index == changed else { return opening }
        let new = change(opening)
        #expect(new != opening)
        return new
      }
      book.put(forged.flatMap { $0 }, at: book.file(book.lan))
      let found = try book.inspect().findings.first { $0.place.file == book.name(book.lan) }
      #expect(found == Finding(.init(file: book.name(book.lan), line: changed + 1), trouble))
    }
  }

  @Test func registerFilesAreHeldAgainstTheirListAndTheJournals() throws {
    let book = try TwoClerks(days: 1)
    book.close()
    let names = book.desk.disk.names.mapValues(\.bytes)
    let visits = "/book/registers/visits.json"
    func restore() {
      for (name, bytes) in names {
        book.desk.disk.names[name] = book.desk.disk.names[name] ?? MemoryDisk.File()
        book.put(bytes, at: name)
      }
    }
    let place = BookInspection.Place(file: "registers/visits.json", line: nil)
    book.put(book.bytes(visits) + [32], at: visits)
    #expect(try book.inspect().findings == [Finding(place, .registerChanged(.visits))])
    book.desk.disk.names[visits] = nil
    #expect(try book.inspect().findings == [Finding(place, .registerMissing(.visits))])
    restore()
    book.put(Array("{}".utf8), at: "/book/registers/current.json")
    #expect(try book.inspect().findings.map(\.trouble) == [.listUnreadable])
    restore()
    // One record less, and the list made to fit.
    var records = JournalText.lines(book.bytes(visits))
    let removed = records.remove(at: 1)
    #expect(removed.starts(with: Array("{\"id\"".utf8)))
    let forged = records.flatMap { $0 }
    let list = "/book/registers/current.json"
    var generation = try #require(Generation(book.bytes(list)))
    generation.files[.visits]?.count = 3
    generation.files[.visits]?.digest = Digest(of: forged)
    book.put(forged, at: visits)
    book.put(generation.file, at: list)
    #expect(
      try book.inspect().findings == [Finding(place, .registerDiffers(.visits, records: 1))])
  }

  /// A folder that a program for copying has renamed is named, and one that is no journal is not.
  @Test func aJournalUnderANameThatIsNoneIsNamed() throws {
    let book = try TwoClerks()
    book.close()
    let disk = book.desk.disk
    for (name, file) in [("st01-lan (1)", "000001.jsonl"), (".stfolder", "note.txt")] {
      try disk.makeDirectory("/book/journal/\(name)", isShared: true)
      let opened = try disk.open("/book/journal/\(name)/\(file)", .createNew)
      _ = try disk.append(book.bytes(book.file(book.lan)), to: opened)
      disk.close(opened)
    }
    let inspection = try book.inspect()
    #expect(inspection.unread == ["journal/st01-lan (1)"])
    #expect(inspection.isSound)
  }

  @Test func aSaveThatIsJustArrivingIsNoDamage() throws {
    let book = try TwoClerks(days: 1)
    let bytes = book.bytes(book.file(book.minh))
    book.put(bytes + Array("{\"v\":2,\"n\":3".utf8), at: book.file(book.minh))
    let inspection = try book.inspect()
    #expect(inspection.findings == [])
    #expect(
      inspection.journals.compactMap(\.unfinished) == [.init(file: book.name(book.minh), line: 4)])
  }

  /// One journal is read, then both write, then the other one is read.
  @Test func whatWasWrittenWhileTheBookWasReadIsNotMissing() throws {
    let book = try TwoClerks(days: 1)
    let ledger = Ledger(
      book: BookFolder(path: "/book", disk: book.desk.disk), store: book.lan.store.id)
    let lan = book.lan.store.author
    let minh = book.minh.store.author
    let early = try JournalWalk(ledger, lan)
    try book.workADay()
    let late = try JournalWalk(ledger, minh)
    #expect(early.lastNumber == 2 && late.lastNumber == 4)
    var testimony = Testimony(ledger, [lan: early, minh: late])
    _ = try testimony.hear()
    #expect(testimony.findings == [])
  }

  /// While somebody writes register files, they are newer than their list.
  @Test func registerFilesThatAreJustBeingWrittenAreWaitedFor() throws {
    let book = try TwoClerks(days: 1)
    book.close()
    let visits = "/book/registers/visits.json"
    let right = book.bytes(visits)
    book.put(right + [32], at: visits)
    let writer = try book.desk.disk.openLock("/book/lock")
    #expect(try book.desk.disk.lock(.snapshot, of: writer, shared: false))
    let clock = Patience(book.desk.clock) {
      book.put(right, at: visits)
      book.desk.disk.close(writer)
    }
    #expect(
      try BookInspection(of: "/book", disk: book.desk.disk, clock: clock).findings == [])
    #expect(clock.waits == 1)
  }

  /// A clock that does something when somebody waits.
  private final class Patience: Clock {
    let clock: SteppingClock
    let work: () -> Void
    var waits = 0

    init(_ clock: SteppingClock, _ work: @escaping () -> Void) {
      self.clock = clock
      self.work = work
    }

    func milliseconds() -> UInt64 { clock.milliseconds() }

    func pause(microseconds: Int) {
      waits += 1
      work()
    }
  }

  /// A station that was copied writes on in two places; seals before and after hold.
  @Test func sealsHoldAcrossBranches() throws {
    let book = try TwoClerks(days: 2)
    book.desk.disk.kill()
    let copied = MemoryDisk()
    copied.folders = book.desk.disk.folders
    copied.identity = 1
    for (name, file) in book.desk.disk.names {
      let copy = MemoryDisk.File()
      copy.bytes = file.bytes
      copied.names[name] = copy
    }
    let elsewhere = Desk(copied)
    elsewhere.clock.now = book.desk.clock.now + 5000
    var random = RandomRecords(seed: 74)
    let here = Clerk(try book.desk.open())
    let there = Clerk(try elsewhere.open())
    #expect(here.store.author == there.store.author)
    for clerk in [here, there, here, there] {
      try clerk.save(.creating(random.record(of: Register(\.needs))))
      book.desk.clock.now += 86_400_000
      elsewhere.clock.now += 86_400_000
    }
    let there2 = Clerk(try elsewhere.open("minh", station: "st02"))
    try there2.save(.creating(random.record(of: Register(\.needs))))
    here.close()
    // What was written there is copied here.
    let own = "/book/journal/\(here.store.author)/000001"
    let copy = MemoryDisk.File()
    copy.bytes = copied.names[own + ".jsonl"]?.bytes ?? []
    book.desk.disk.names[own + ".copy.jsonl"] = copy
    let minh = "/book/journal/\(there2.store.author)/000001.jsonl"
    book.put(copied.names[minh]?.bytes ?? [], at: minh)
    let merged = Clerk(try book.desk.open("hoa", station: "st03"))
    #expect(merged.store.remarks.contains(.branched(author: here.store.author)))
    for _ in 0..<2 {
      book.desk.clock.now += 86_400_000 * 3
      try merged.save(.creating(random.record(of: Register(\.needs))))
    }
    merged.close()
    let inspection = try book.inspect()
    #expect(inspection.findings == [])
    #expect(inspection.journals.count == 4)
    #expect(inspection.seals.count >= 5)
    #expect(inspection.seals.allSatisfy { $0.state == .holds }, "\(inspection.seals)")
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
