/// The outline of a JSON text that Foundation accepts, with what its decoder does not tell: each
/// member, also one that stands there twice, and how keys and numbers are spelt.
///
/// Written for these tests alone and shares nothing with the reader that is tested.
indirect enum OutlineValue {
  case null
  case flag
  case number(String)
  /// The characters between the quotes as they stand there.
  case string([UInt8])
  case array([OutlineValue])
  case object([(key: [UInt8], value: OutlineValue)])
}

/// Makes the outline of a text.
struct Outline {
  /// Why a reader that is stricter than Foundation may refuse what Foundation accepts.
  enum Oddity: Hashable, CaseIterable {
    case byteOrderMark, commaBeforeEnd, duplicateKey, controlCharacter, numberForm, tooDeep, tooLong
  }

  private let bytes: [UInt8]
  private var position = 0
  private(set) var oddities: Set<Oddity> = []
  private(set) var value: OutlineValue?

  init(_ bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      oddities.insert(.byteOrderMark)
      position = 3
    }
    value = read(deepest)
    skipBlanks()
    if position != bytes.count { value = nil }
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipBlanks() {
    var byte = next
    while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
      byte = next
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func read(_ depth: Int) -> OutlineValue? {
    skipBlanks()
    switch next {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if depth == 0 { oddities.insert(.tooDeep) }
      return next == UInt8(ascii: "[") ? array(depth - 1) : object(depth - 1)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    default: return word()
    }
  }

  private mutating func array(_ depth: Int) -> OutlineValue? {
    position += 1
    var items: [OutlineValue] = []
    if take("]") { return .array(items) }
    while true {
      guard let item = read(depth) else { return nil }
      items.append(item)
      if take("]") { return .array(items) }
      guard take(",") else { return nil }
      if take("]") {
        oddities.insert(.commaBeforeEnd)
        return .array(items)
      }
    }
  }

  private mutating func object(_ depth: Int) -> OutlineValue? {
    position += 1
    var members: [(key: [UInt8], value: OutlineValue)] = []
    var keys: Set<String> = []
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      guard let key = string() else { return nil }
      if !keys.insert(Self.text(key)).inserted { oddities.insert(.duplicateKey) }
      guard take(":"), let value = read(depth) else { return nil }
      members.append((key, value))
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
      if take("}") {
        oddities.insert(.commaBeforeEnd)
        return .object(members)
      }
    }
  }

  private mutating func string() -> [UInt8]? {
    guard take("\"") else { return nil }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 { break }
      if byte == 0x7F { oddities.insert(.controlCharacter) }
      if byte == 0xC2, position + 1 < bytes.count, bytes[position + 1] < 0xA0 {
        oddities.insert(.controlCharacter)
      }
      position += byte == 0x5C ? 2 : 1
    }
    guard position < bytes.count else { return nil }
    position += 1
    let text = Array(bytes[start..<(position - 1)])
    if text.count > 65_536, Self.text(text).utf8.count > 65_536 { oddities.insert(.tooLong) }
    return text
  }

  /// What stands behind a number or a word.
  private static let ends = Array(" \t\r\n,:]}[{\"".utf8)

  private mutating func word() -> OutlineValue? {
    let start = position
    while position < bytes.count, !Self.ends.contains(next) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true", "false": return .flag
    default:
      let digits = word.hasPrefix("-") ? word.dropFirst() : word[...]
      guard let first = digits.utf8.first, (48...57).contains(first) else { return nil }
      if Int(word) == nil || word.contains("+") { oddities.insert(.numberForm) }
      return .number(word)
    }
  }

  /// The characters of a string with its escapes resolved, by Foundation.
  static func text(_ spelt: [UInt8]) -> String {
    guard spelt.contains(UInt8(ascii: "\\")) else { return String(decoding: spelt, as: UTF8.self) }
    let quote = UInt8(ascii: "\"")
    guard case .string(let text) = WitnessValue.read([quote] + spelt + [quote]) else {
      return String(decoding: spelt, as: UTF8.self)
    }
    return text
  }
}
