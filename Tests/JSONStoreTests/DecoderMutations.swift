/// Spoils the bytes of register files in all the ways that come to mind, or leaves them alone.
struct DecoderMutations {
  var randomness: SeededRandomness

  mutating func below(_ bound: Int) -> Int {
    Int(randomness.word() % UInt64(max(1, bound)))
  }

  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    guard below(8) > 0 else { return bytes }
    if below(100) == 0 {
      let value = Self.values[below(Self.values.count)]
      return Array((below(2) == 0 ? value : "[\(value)]").utf8)
    }
    for _ in 0...below(2) {
      switch below(14) {
      case 0: flip(&bytes)
      case 1: bytes[below(bytes.count)] = UInt8(below(256))
      case 2: bytes.removeLast(below(bytes.count))
      case 3: removeRange(&bytes)
      case 4: insert(Array(Self.snippets[below(Self.snippets.count)].utf8), &bytes)
      case 5: insert(Self.raw[below(Self.raw.count)], &bytes)
      case 6: repeatRange(&bytes)
      case 7: insertMember(&bytes)
      case 8: escape(&bytes)
      case 9, 10: replaceValue(&bytes)
      case 11: insertMember(&bytes)
      case 12: insertCommaBeforeEnd(&bytes)
      default: insertBlanks(&bytes)
      }
      if bytes.isEmpty { bytes = [UInt8(ascii: "[")] }
    }
    return bytes
  }

  /// Pieces of JSON, whole or half, put anywhere.
  static let snippets =
    [
      "\"", "\\", "\\u0000", "\\u001b", "\\u007F", "\\ud800", "\\udc00\\ud800", "\\ud800\\ud800",
      "\\ud83d\\ude42",
      "\\uD83D\\n", "\\x", "\\/", "\\u00e", "\\u00g0", "\\u1EC5", "\\ufffe", "\\ufeff", "\\b\\f",
      ",", ":", "{", "}", "[", "]", "{}", "[]", "null", "true", "false", "nul", "1", "-", "-0", "0",
      "01", "1.5", "1e3", "1E+2", ".5", "+1", "99999999999999999999", "9223372036854775807",
      "-9223372036854775808", "9223372036854775808", "NaN", "[[[[[[", "]]]]]]", "//", "/**/", "'",
      "e\u{301}", "\u{1EC5}", "e\u{302}\u{303}", "\u{FFFE}", "\u{FEFF}", "\u{2028}", "\u{A0}",
      "\u{10FFFF}", "\u{202E}", ",,", ",}", ",]", "},{", "],[", "\":\"", "\",\"",
    ] + [String(repeating: "[", count: 600), String(repeating: "{\"a\":", count: 20)]

  /// Bytes that are no characters, or none that may stand there.
  static let raw: [[UInt8]] = [
    [0x00], [0x01], [0x1B], [0x1F], [0x7F], [0x80], [0xC2], [0xC2, 0x85], [0xC2, 0x9F],
    [0xC2, 0xA0], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xED, 0xBF, 0xBF], [0xEF, 0xBB, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xFF, 0xFE],
  ]

  /// Values of every kind, right for some fields and wrong for the others.
  static let values = [
    "null", "true", "false", "0", "-0", "7", "-7", "1.0", "1e1", "12345678901234567890", "\"\"",
    "\"a\"", "\"2026-11-20\"", "\"2026-02-29\"", "\"2024-02-29\"", "\"2026\"", "\"2026-13\"",
    "\"1799\"", "\"2026-11-2\"", "\"01J8Z5GQ6K8TZ1V9Q0R2M3N4P5\"", "\"81J8Z5GQ6K8TZ1V9Q0R2M3N4P5\"",
    "\"01j8z5gq6k8tz1v9q0r2m3n4p5\"", "\"01J8Z5GQ6K8TZ1V9Q0R2M3N4PU\"", "{}", "[]", "[1]", "[[]]",
    "{\"01J8Z5GQ6K8TZ1V9Q0R2M3N4P5\":\"present\"}", "{\"01J8Z5GQ6K8TZ1V9Q0R2M3N4P5\":\"x\"}",
    "{\"01J8Z5GQ6K8TZ1V9Q0R2M3N4P5\":1}", "{\"x\":\"present\"}", "[{}]",
    "[{\"date\":\"2026-11-20\",\"text\":\"a\",\"author\":\"b\"}]",
    "[{\"text\":\"a\",\"date\":\"2026-11-20\",\"author\":\"b\"}]",
    "[{ \"date\" : \"2026-11-20\" , \"text\" : \"a\" , \"author\" : \"\\u00e1\" } ]",
    "[{\"date\":\"2026-11-20\",\"text\":\"a\",\"author\":\"b\",\"x\":1}]", "\"poor\"",
    "\"p\\u006For\"",
    "{\"a\":{\"a\":{\"a\":{\"a\":1}}}}", "[[[[[[1]]]]]]",
  ]

  static let keys = [
    "id", "code", "name", "head", "c\\u006fde", "Code", "cod", "persons", "birth", "date", "",
    "attendance", "progress", "m\u{E3}", "ma\u{303}",
  ]

  private mutating func flip(_ bytes: inout [UInt8]) {
    bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
  }

  private mutating func range(_ bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count)
    return start..<min(bytes.count, start + 1 + below(below(4) == 0 ? 60 : 6))
  }

  private mutating func removeRange(_ bytes: inout [UInt8]) {
    bytes.removeSubrange(range(bytes))
  }

  private mutating func repeatRange(_ bytes: inout [UInt8]) {
    let copy = Array(bytes[range(bytes)])
    insert(copy, &bytes)
  }

  private mutating func insert(_ piece: [UInt8], _ bytes: inout [UInt8]) {
    bytes.insert(contentsOf: piece, at: below(12) == 0 ? 0 : below(bytes.count + 1))
  }

  /// A place behind one of these bytes, from a place somewhere in the middle on.
  private mutating func place(behind marks: String, in bytes: [UInt8]) -> Int? {
    let marks = Array(marks.utf8)
    let start = below(bytes.count)
    let found = bytes[start...].firstIndex(where: marks.contains)
    return (found ?? bytes.firstIndex(where: marks.contains)).map { $0 + 1 }
  }

  private mutating func insertBlanks(_ bytes: inout [UInt8]) {
    guard let place = place(behind: ",:{}[]", in: bytes) else { return }
    bytes.insert(contentsOf: [" ", "\n", "\r\t", "  "][below(4)].utf8, at: place)
  }

  private mutating func insertMember(_ bytes: inout [UInt8]) {
    guard let place = place(behind: ",", in: bytes) else { return }
    let key = Self.keys[below(Self.keys.count)]
    let value = Self.values[below(Self.values.count)]
    bytes.insert(contentsOf: "\"\(key)\":\(value),".utf8, at: place)
  }

  private mutating func insertCommaBeforeEnd(_ bytes: inout [UInt8]) {
    guard let place = place(behind: "}]", in: bytes) else { return }
    bytes.insert(UInt8(ascii: ","), at: place - 1)
  }

  private mutating func replaceValue(_ bytes: inout [UInt8]) {
    guard let start = place(behind: ":", in: bytes) else { return }
    let end = bytes[start...].firstIndex { [0x2C, 0x7D].contains($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Self.values[below(Self.values.count)].utf8)
  }

  /// Spells a letter as an escape.
  private mutating func escape(_ bytes: inout [UInt8]) {
    let place = below(bytes.count)
    guard (0x30...0x7A).contains(bytes[place]) else { return }
    let digits = String(bytes[place], radix: 16, uppercase: below(2) == 0)
    bytes.replaceSubrange(place...place, with: "\\u00\(digits)".utf8)
  }
}
