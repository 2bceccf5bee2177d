/// Finds the line where a text stops being JSON; Foundation's decoder on Linux does not tell.
struct JSONScan {
  private let bytes: [UInt8]
  private var index = 0

  /// The first line that is wrong, counted from 1; nil when nothing is.
  static func wrongLine(in bytes: [UInt8]) -> Int? {
    var scan = JSONScan(bytes: bytes)
    scan.skipBlanks()
    if scan.value(depth: 0) {
      scan.skipBlanks()
      if scan.index == bytes.count { return nil }
    }
    return 1 + bytes[..<min(scan.index, bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    guard depth < 64, let byte else { return false }
    switch byte {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "{"):
      return list(closedBy: "}") { scan in
        guard scan.string() else { return false }
        scan.skipBlanks()
        guard scan.take(":") else { return false }
        scan.skipBlanks()
        return scan.value(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      return list(closedBy: "]") { $0.value(depth: depth + 1) }
    default: return word()
    }
  }

  /// Members between commas; stands before the opening bracket.
  private mutating func list(
    closedBy end: Unicode.Scalar, member: (inout JSONScan) -> Bool
  ) -> Bool {
    index += 1
    skipBlanks()
    if take(end) { return true }
    while true {
      skipBlanks()
      guard member(&self) else { return false }
      skipBlanks()
      if take(end) { return true }
      guard take(",") else { return false }
    }
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte, byte >= 0x20 {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return true }
    }
    return false
  }

  /// A number, true, false or null.
  private mutating func word() -> Bool {
    let start = index
    while let byte,
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "+-.".utf8.contains(byte)
    {
      index += 1
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    let isValue = ["true", "false", "null"].contains(word) || Double(word) != nil
    if !isValue { index = start }
    return isValue
  }
}
