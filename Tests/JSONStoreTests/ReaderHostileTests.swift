import CommuneDomain
import Foundation
import Testing

@testable import JSONStore

/// What may stand in a file of somebody who means ill, or in one that went through other programs.
struct ReaderHostileTests {
  static let id = "01J8Z5GQ6K8TZ1V9Q0R2M3N4P5"

  /// A file with one household whose address is spelt so.
  private func file(address: [UInt8]) -> [UInt8] {
    Array("[\n{\"id\":\"\(Self.id)\",\"code\":\"H1\",\"address\":\"".utf8) + address
      + Array("\"}\n]\n".utf8)
  }

  private func file(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func read(_ bytes: [UInt8]) throws -> Household? {
    try RecordDecoder<Household>().table(bytes, file: "households.json").first
  }

  /// The problem, with the line, the record and the field that are named.
  private func refusal(_ bytes: [UInt8]) -> (
    problem: Problem, line: Int, id: String?, field: String?
  )? {
    do {
      _ = try read(bytes)
    } catch StoreError.damaged(
      "households.json", let line, .households?, let id, let field, let problem)
    {
      return (problem, line, id, field)
    } catch {
      Issue.record("\(error)")
    }
    return nil
  }

  /// Expects the address to be refused, and its place to be told.
  private func expectRefused(
    address: [UInt8], _ problem: Problem, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = refusal(file(address: address))
    #expect(found?.problem == problem, sourceLocation: sourceLocation)
    #expect(found?.line == 2, sourceLocation: sourceLocation)
    #expect(found?.id == Self.id, sourceLocation: sourceLocation)
    #expect(found?.field == "address", sourceLocation: sourceLocation)
  }

  @Test func bytesThatAreNotUTF8AreRefusedWhereTheyStand() {
    for bytes: [UInt8] in [
      [0xFF], [0xFE], [0x80], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0x5C, 0x6E, 0xFF],
    ] {
      expectRefused(address: bytes, .notUTF8)
      #expect(throws: Problem.notUTF8) { try JSONValue.read([0x22] + bytes + [0x22]) }
    }
    // Also where no text stands.
    #expect(refusal([0xFF] + file(address: []))?.problem == .unexpected)
  }

  @Test func halvesOfSurrogatePairsAreRefused() throws {
    for text in [
      #"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\udc00\ud800"#, #"\ud83d\n"#, #"\ud83d x"#,
    ] {
      expectRefused(address: Array(text.utf8), .notUTF8)
    }
    let pair = try read(file(address: Array(#"\ud83d\ude42"#.utf8)))
    #expect(pair?.address == "🙂")
  }

  @Test func controlCharactersAreRefusedRawAndKeptAsTheWriterSpellsThem() throws {
    let controls = Array(0..<0x20) + [0x7F] + Array(0x80..<0xA0)
    for code in controls.compactMap({ Unicode.Scalar(UInt32($0)) }) {
      let text = "a\(Character(code))b"
      expectRefused(address: Array(text.utf8), .controlCharacter)
      // A text that holds one is written with an escape; what is written can be read.
      var writer = JSONWriter()
      writer.string(text)
      #expect(!writer.bytes.contains { $0 < 0x20 || $0 == 0x7F })
      let spelt = Array(writer.bytes.dropFirst().dropLast())
      #expect(try read(file(address: spelt))?.address.utf8.elementsEqual(text.utf8) == true)
    }
    #expect(try read(file(address: Array(#"\u0000\u001b"#.utf8)))?.address == "\0\u{1B}")
  }

  @Test func keysThatStandTwiceAreRefused() {
    let twice = refusal(file(#"[{"id":"\#(Self.id)","code":"1","head":"a","code":"1"}]"#))
    #expect(twice?.problem == .duplicateKey("code"))
    #expect(twice?.field == "code")
    #expect(
      refusal(file(#"[{"id":"\#(Self.id)","id":"\#(Self.id)"}]"#))?.problem == .duplicateKey("id"))
    // A key in another spelling is not known, and so cannot hide behind the first.
    #expect(
      refusal(file(#"[{"id":"\#(Self.id)","code":"1","c\u006fde":"2"}]"#))?.problem
        == .unknownKey("code"))
    let marks =
      #"[{"id":"\#(Self.id)","attendance":{"\#(Self.id)":"present","\#(Self.id)":"excused"}}]"#
    #expect(throws: StoreError.self) {
      try RecordDecoder<Meeting>().table(Array(marks.utf8), file: "meetings.json")
    }
    #expect(throws: Problem.duplicateKey("a")) {
      try JSONValue.read(Array(#"{"a":1,"\u0061":2}"#.utf8))
    }
    // Two spellings of one letter make one key.
    #expect(throws: Problem.self) {
      try JSONValue.read(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    }
  }

  @Test func aByteOrderMarkIsRefused() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(refusal(mark + file(address: []))?.problem == .unexpected)
    #expect(throws: Problem.unexpected) { try JSONValue.read(mark + Array("{}".utf8)) }
    for wide: String.Encoding in [.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian] {
      let bytes = "[]".data(using: wide).map { Array($0) } ?? []
      #expect(refusal(bytes) != nil)
    }
  }

  @Test func deepNestingIsRefusedAtOnce() throws {
    for opening in ["[", #"{"a":"#] {
      for depth in [5, 600, 200_000] {
        let bytes = Array(String(repeating: opening, count: depth).utf8)
        #expect(throws: Problem.tooDeep) { try JSONValue.read(bytes) }
        #expect(refusal(bytes)?.problem != nil)
        let inside = #"[{"id":"\#(Self.id)","code":"#.utf8
        #expect(refusal(Array(inside) + bytes)?.problem == .unexpected)
      }
    }
    #expect(try JSONValue.read(Array("[[[[1]]]]".utf8))[0]?[0]?[0]?[0]?.integer == 1)
  }

  @Test func textsLongerThanAnyThatIsWrittenAreRefused() throws {
    let most = RecordShape.longestText
    let longest = [UInt8](repeating: 0x61, count: most)
    #expect(try read(file(address: longest))?.address.utf8.count == most)
    expectRefused(address: longest + [0x61], .tooLong)
    // Counted as text, not as it is spelt.
    let spelt = Array(String(repeating: #"\u0061"#, count: most).utf8)
    #expect(try read(file(address: spelt))?.address.utf8.count == most)
    expectRefused(address: spelt + [0x61], .tooLong)
    expectRefused(address: [UInt8](repeating: 0x61, count: 2 << 20), .tooLong)
  }

  @Test func recordsThatAreLongWithoutReasonAreRefused() throws {
    let blanks = String(repeating: " ", count: RecordShape.longestFrame)
    #expect(refusal(file(#"[{"id":"\#(Self.id)",\#(blanks)"code":"1"}]"#))?.problem == .tooLong)
    #expect(try read(file("[\(blanks)\(blanks){\"id\":\"\(Self.id)\"}\n]")) != nil)
  }

  @Test func longListsAndManyLongTextsComeBack() throws {
    // The largest meeting there can be: all households of a ward, each with a reason.
    var meeting = Meeting(id: ID(RecordID(high: 1, low: 1)))
    for index in 0..<5000 {
      let subject = RecordID(high: 2, low: UInt64(index))
      meeting.attendance[subject] = .unexcused
      meeting.reasons[subject] = String(repeating: "ă", count: 60)
    }
    meeting.content = String(repeating: "b", count: 60_000)
    meeting.place = String(repeating: "c", count: 60_000)
    var commune = Commune()
    try commune.apply(.creating(meeting))
    let register = Register(\.meetings)
    let bytes = register.file(of: commune)
    #expect(bytes.count > 900_000)
    var again = Commune()
    #expect(try register.read(bytes, file: "meetings.json", into: &again) == 1)
    #expect(again.meetings.first == meeting)
  }

  @Test func numbersAreWholeAndFitOrAreRefused() throws {
    func file(_ number: String) -> [UInt8] {
      Array(#"[{"id":"\#(Self.id)","persons":\#(number)}]"#.utf8)
    }
    for number in ["0", "-0", "7", "-7", "9223372036854775807", "-9223372036854775808"] {
      #expect(try read(file(number))?.persons == Int(number), "\(number)")
    }
    for number in [
      "1.0", "1.5", "1e3", "1E3", "9223372036854775808", "-9223372036854775809", "01", "-",
    ] {
      #expect(refusal(file(number))?.problem == .badNumber, "\(number)")
    }
    for number in ["+1", ".5", "NaN", "Infinity", "0x10", "1 2", "\"1\"", "null", "true"] {
      #expect(refusal(file(number)) != nil, "\(number)")
    }
  }

  @Test func spellingsOfOneLetterAreKeptAsTheyAre() throws {
    for text in [
      "ễ", "e\u{302}\u{303}", "\u{1EC5}", "\u{FEFF}", "\u{FFFE}", "\u{202E}", "\u{200B}",
      "\u{10FFFF}",
    ] {
      #expect(
        try read(file(address: Array(text.utf8)))?.address.utf8.elementsEqual(text.utf8) == true)
    }
  }

  @Test func blanksMayStandBetweenWords() throws {
    let text = """
      [ { "id" : "\(Self.id)" ,\r
      \t"progress" : [ { "date" : "2026-11-20" , "text" : "a" , "author" : "b" } ] } ]

      """
    let table = try RecordDecoder<Recommendation>().table(Array(text.utf8), file: "x")
    #expect(table.first?.progress.count == 1)
    for blank in ["\u{A0}", "\u{B}", "\u{C}", "\u{2028}", "\u{0}", "/**/", "//\n"] {
      #expect(
        refusal(file("[\(blank){\"id\":\"\(Self.id)\"}]"))?.problem == .unexpected,
        "\(blank.debugDescription)")
    }
  }

  @Test func theLineOfTheFirstBadRecordIsNamedInALargeFile() throws {
    var random = RandomRecords(seed: 5)
    var commune = Commune()
    for _ in 0..<400 { try commune.apply(.creating(random.record(of: Register(\.households)))) }
    var lines = Register(\.households).file(of: commune).split(separator: 10).map { Array($0) }
    let bad = Array(#"{"id":"\#(commune.households.ids[298])","poverty":"rich"},"#.utf8)
    lines[299] = bad
    lines[350] = bad
    let bytes = Array(lines.joined(separator: [10]))
    let error = #expect(throws: StoreError.self) {
      try RecordDecoder<Household>().table(
        bytes, file: "h", digest: Digest(of: bytes), leastShared: 1000)
    }
    #expect(
      error
        == .damaged(
          file: "h", line: 300, register: .households,
          record: commune.households.ids[298].description, field: "poverty", problem: .wrongValue))
  }
}
