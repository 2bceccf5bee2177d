import CommuneDomain
import Testing

@testable import JSONStore

/// The reader beside Foundation's: it takes what Foundation takes, but for what is on a list of
/// offences, and never gives it another meaning.
struct DecoderDifferentialTests {
  /// What became of the files that were tried.
  private struct Tally {
    var taken = 0
    var refusedByBoth = 0
    var refusedHereOnly = 0
    var reasons: [String: Int] = [:]
  }

  @Test func everyLineIsReadAsFoundationReadsItOrRefusedForAKnownReason() throws {
    let count = Campaign.isLong ? 1_000_000 : 20_000
    var tally = Tally()
    var general = Tally()
    var seed: UInt64 = 1000
    while tally.taken + tally.refusedByBoth + tally.refusedHereOnly < count {
      seed += 1
      for register in Commune.registers {
        try compare(register, seed: seed, rounds: count < 100_000 ? 385 : 500, &tally, &general)
      }
    }
    if Campaign.isLong { print("records: \(tally)\nanything: \(general)") }
    #expect(tally.taken > count / 8)
    #expect(tally.refusedByBoth > count / 8)
    #expect(tally.refusedHereOnly > count / 8)
    #expect(general.taken > count / 8)
    // Every reason on the list has come up, or the list would say more than was tried.
    let rare: Set = ["tooLong"]
    let reasons =
      Outline.Oddity.allCases.map { "\($0)" } + DecoderRules.Offence.allCases.map { "\($0)" }
    for reason in reasons where !rare.contains(reason) {
      #expect(
        tally.reasons[reason, default: 0] + general.reasons[reason, default: 0] > 0, "\(reason)")
    }
  }

  private func compare<Description: RegisterDescribing>(
    _ register: Description, seed: UInt64, rounds: Int, _ tally: inout Tally,
    _ general: inout Tally
  ) throws {
    var random = RandomRecords(seed: seed)
    let files = try (0..<20).map { count in
      var commune = Commune()
      for _ in 0...(count % 5 == 0 ? 2 : 0) {
        try commune.apply(.creating(random.record(of: register)))
      }
      return register.file(of: commune)
    }
    var mutations = DecoderMutations(randomness: SeededRandomness(seed))
    let decoder = RecordDecoder<Description.Record>()
    var rules = DecoderRules(register)
    for round in 0..<rounds {
      let bytes = mutations.mutated(files[round % files.count])
      let witness = WitnessValue.read(bytes)
      let outline = witness == nil ? nil : Outline(bytes, deepest: 4)
      compareRecords(bytes, witness, outline, decoder, &rules, &tally)
      compareAnything(bytes, witness, outline, &general)
    }
  }

  // MARK: - Records

  private func compareRecords<Record: Entity>(
    _ bytes: [UInt8], _ witness: WitnessValue?, _ outline: Outline?,
    _ decoder: RecordDecoder<Record>,
    _ rules: inout DecoderRules, _ tally: inout Tally
  ) {
    var table: Table<Record>?
    var problem: Problem?
    do throws(StoreError) {
      table = try decoder.table(bytes, file: "x")
    } catch {
      if case .damaged(_, _, _, _, _, let what) = error { problem = what }
    }
    guard let witness, let outline else {
      tally.refusedByBoth += 1
      #expect(table == nil, "taken here only: \(shown(bytes))")
      return
    }
    guard let value = outline.value else {
      // What Foundation does not look at may be anything.
      #expect(outline.oddities.contains(.duplicateKey), "no outline: \(shown(bytes))")
      #expect(table == nil, "taken here only: \(shown(bytes))")
      return
    }
    rules.check(value)
    // A record is never nested deeper than its register allows, whatever the depth.
    let oddities = outline.oddities.subtracting([.tooDeep])
    if oddities.isEmpty, rules.offences.isEmpty {
      tally.taken += 1
      guard let table else {
        Issue.record("refused here only, \(String(describing: problem)): \(shown(bytes))")
        return
      }
      #expect(Self.isSame(table, witness), "another value: \(shown(bytes))")
    } else {
      tally.refusedHereOnly += 1
      for reason in oddities { tally.reasons["\(reason)", default: 0] += 1 }
      for reason in rules.offences { tally.reasons["\(reason)", default: 0] += 1 }
      guard let problem else {
        Issue.record("taken in spite of \(oddities) \(rules.offences): \(shown(bytes))")
        return
      }
      let answers = oddities.map { Self.answers($0) } + rules.offences.map { Self.answers($0) }
      #expect(
        answers.contains { $0(problem) },
        "\(problem) for \(oddities) \(rules.offences): \(shown(bytes))")
    }
  }

  /// What the reader may answer to a text that is odd in this way.
  private static func answers(_ oddity: Outline.Oddity) -> (Problem) -> Bool {
    switch oddity {
    case .byteOrderMark: { $0 == .unexpected }
    case .commaBeforeEnd: { [.unexpected, .badIdentifier].contains($0) }
    case .duplicateKey: { if case .duplicateKey = $0 { true } else { false } }
    case .controlCharacter: { $0 == .controlCharacter }
    case .numberForm: { $0 == .badNumber }
    case .tooDeep: { $0 == .tooDeep }
    case .tooLong: { $0 == .tooLong }
    }
  }

  private static func answers(_ offence: DecoderRules.Offence) -> (Problem) -> Bool {
    switch offence {
    case .notAList, .notARecord: { $0 == .unexpected }
    case .badNote: { [.unexpected, .badDate].contains($0) }
    case .identifierNotFirst: { $0 == .missingKey("id") }
    case .badIdentifier: { $0 == .badIdentifier }
    case .unknownKey: { if case .unknownKey = $0 { true } else { $0 == .duplicateKey("id") } }
    case .wrongKind:
      { [.unexpected, .badNumber, .badDate, .badIdentifier].contains($0) }
    case .badDate: { $0 == .badDate }
    case .unknownWord: { $0 == .wrongValue }
    case .outOfOrder: { $0 == .outOfOrder }
    }
  }

  private static func isSame<Record: Entity>(
    _ table: Table<Record>, _ witness: WitnessValue
  ) -> Bool {
    guard case .array(let rows) = witness, rows.count == table.count else { return false }
    return zip(table, rows).allSatisfy { record, row in
      guard case .object(let members) = row, isSame(.reference(record.recordID), members["id"])
      else { return false }
      return Record.schema.fields.allSatisfy { isSame($0.get(record), members[$0.key]) }
    }
  }

  private static func isSame(_ value: FieldValue, _ witness: WitnessValue?) -> Bool {
    switch (value, witness) {
    case (.empty, nil), (.empty, .flag(false)): true
    case (.empty, .string(let text)): text.isEmpty
    case (.empty, .array(let items)): items.isEmpty
    case (.empty, .object(let members)): members.isEmpty
    case (.text(let text), .string(let other)), (.choice(let text), .string(let other)):
      isSame(text, other)
    case (.integer(let number), .integer(let other)): number == other
    case (.flag(let flag), .flag(let other)): flag == other
    case (.date(let date), .string(let text)): date.description == text
    case (.reference(let id), .string(let text)): id.description == text
    case (.marks(let marks), .object(let members)):
      marks.count == members.count
        && marks.allSatisfy { id, mark in
          if case .string(let text) = members[id.description] { isSame(mark, text) } else { false }
        }
    case (.notes(let notes), .array(let items)):
      notes.count == items.count
        && zip(notes, items).allSatisfy { note, item in
          guard case .object(let members) = item, case .string(let text) = members["text"],
            case .string(let author) = members["author"],
            case .string(let date) = members["date"]
          else { return false }
          return isSame(note.text, text) && isSame(note.author, author)
            && note.date.description == date
        }
    default: false
    }
  }

  /// Letter for letter; two spellings of one letter are not the same here.
  private static func isSame(_ text: String, _ other: String) -> Bool {
    text.utf8.elementsEqual(other.utf8)
  }

  // MARK: - Operations

  @Test func everyOperationThatIsTakenSaysTheSameWhenWrittenAgain() throws {
    let count = Campaign.isLong ? 200_000 : 4000
    var random = RandomRecords(seed: 77)
    var mutations = DecoderMutations(randomness: SeededRandomness(78))
    var commune = Commune()
    var taken = 0
    for _ in 0..<count / 40 {
      let change = random.change(in: commune)
      try commune.apply(change)
      for operation in (change.operations + change.inverse.operations).prefix(6) {
        let line = Self.line(operation)
        for _ in 0..<20 {
          let bytes = mutations.mutated(line)
          guard let read = Self.operation(bytes) else { continue }
          taken += 1
          let witness = WitnessValue.read(bytes)
          let again = WitnessValue.read(Self.line(read))
          #expect(witness != nil && witness == again, "\(shown(bytes))")
        }
      }
    }
    #expect(taken > count / 20)
  }

  private static func line(_ operation: CommuneDomain.Operation) -> [UInt8] {
    var writer = JSONWriter()
    writer.operation(operation)
    return writer.bytes
  }

  private static func operation(_ bytes: [UInt8]) -> CommuneDomain.Operation? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      guard let operation = try? reader.operation(), (try? reader.expectEnd()) != nil else {
        return nil
      }
      return operation
    }
  }

  // MARK: - Anything

  private func compareAnything(
    _ bytes: [UInt8], _ witness: WitnessValue?, _ outline: Outline?, _ tally: inout Tally
  ) {
    var value: JSONValue?
    var problem: Problem?
    do throws(Problem) {
      value = try JSONValue.read(bytes)
    } catch {
      problem = error
    }
    guard let witness, let outline else {
      tally.refusedByBoth += 1
      #expect(value == nil, "taken here only: \(shown(bytes))")
      return
    }
    if outline.value != nil, outline.oddities.isEmpty {
      tally.taken += 1
      #expect(value.map { Self.isSame($0, witness) } == true, "\(shown(bytes))")
    } else {
      tally.refusedHereOnly += 1
      for reason in outline.oddities { tally.reasons["\(reason)", default: 0] += 1 }
      guard let problem else {
        Issue.record("taken in spite of \(outline.oddities): \(shown(bytes))")
        return
      }
      #expect(
        outline.value == nil || outline.oddities.contains { Self.answers($0)(problem) },
        "\(problem) for \(outline.oddities): \(shown(bytes))")
    }
  }

  private static func isSame(_ value: JSONValue, _ witness: WitnessValue) -> Bool {
    switch (value, witness) {
    case (.null, .null): true
    case (.flag(let flag), .flag(let other)): flag == other
    case (.integer(let number), .integer(let other)): number == other
    case (.string(let text), .string(let other)): isSame(text, other)
    case (.array(let items), .array(let others)):
      items.count == others.count && zip(items, others).allSatisfy { isSame($0, $1) }
    case (.object(let members), .object(let others)):
      members.count == others.count
        && members.allSatisfy { member in
          others[member.key].map { isSame(member.value, $0) } ?? false
        }
    default: false
    }
  }

  private func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(600), as: UTF8.self).debugDescription
  }
}
