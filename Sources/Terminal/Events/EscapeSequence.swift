/// The sequences that xterm, the Linux console, rxvt, PuTTY, screen and tmux send for keys.
enum EscapeSequence {
  /// Reads the key at the front of bytes that begin with Esc.
  static func read(_ bytes: [UInt8]) -> KeyReading {
    guard bytes.count > 1 else { return .unfinished }
    switch bytes[1] {
    case UInt8(ascii: "["): return readControl(bytes)
    case UInt8(ascii: "O"): return readSingleShift(bytes)
    case 0x20..<0x7F:
      return .key(.alt(Character(Unicode.Scalar(bytes[1]))), length: 2)
    // Esc, then another key that only happened to come in the same read.
    default: return .key(.escape, length: 1)
    }
  }

  /// Reads the same when nothing follows the bytes.
  static func readCutOff(_ bytes: [UInt8]) -> KeyReading {
    guard bytes.count > 1 else { return .key(.escape, length: 1) }
    if bytes.count == 2 { return .key(.alt(Character(Unicode.Scalar(bytes[1]))), length: 2) }
    return .ignored(length: bytes.count)
  }

  /// `Esc [ parameters final`.
  private static func readControl(_ bytes: [UInt8]) -> KeyReading {
    guard bytes.count > 2 else { return .unfinished }
    // The Linux console: Esc [ [ A is F1.
    if bytes[2] == UInt8(ascii: "[") {
      guard bytes.count > 3 else { return .unfinished }
      guard (0x41...0x45).contains(bytes[3]) else { return .ignored(length: 4) }
      return .key(.function(Int(bytes[3]) - 0x40), length: 4)
    }
    var end = 2
    // rxvt ends some keys with $, which elsewhere never ends a sequence but stands before its end.
    while end < bytes.count, (0x20...0x3F).contains(bytes[end]), bytes[end] != UInt8(ascii: "$") {
      end += 1
    }
    guard end < bytes.count else { return end < 64 ? .unfinished : .ignored(length: end) }
    let final = bytes[end]
    guard (0x40...0x7E).contains(final) || final == UInt8(ascii: "$") else {
      // Something else cut in; it is read on its own.
      return end == 2 ? .key(.alt("["), length: 2) : .ignored(length: end)
    }
    let length = end + 1
    let parameters = numbers(bytes[2..<end])
    if final == UInt8(ascii: "~"), parameters.first == 200 { return .pasteBegins(length: length) }
    guard let key = controlKey(final: final, parameters: parameters) else {
      return .ignored(length: length)
    }
    return .key(key, length: length)
  }

  /// `Esc O final`, also with a modifier before the final.
  private static func readSingleShift(_ bytes: [UInt8]) -> KeyReading {
    var end = 2
    while end < bytes.count, (0x30...0x3B).contains(bytes[end]) { end += 1 }
    guard end < bytes.count else { return end < 16 ? .unfinished : .ignored(length: end) }
    guard (0x40...0x7E).contains(bytes[end]) else { return .key(.alt("O"), length: 2) }
    let parameters = numbers(bytes[2..<end])
    let key =
      keypadKey(bytes[end]) ?? letterKey(bytes[end], modifier: parameters.last ?? 1)
    return key.map { .key($0, length: end + 1) } ?? .ignored(length: end + 1)
  }

  private static func controlKey(final: UInt8, parameters: [Int]) -> Key? {
    switch final {
    case UInt8(ascii: "~"):
      numberedKey(parameters.first ?? 0, modifier: parameters.count > 1 ? parameters[1] : 1)
    case UInt8(ascii: "^"): numberedKey(parameters.first ?? 0, modifier: 5)
    case UInt8(ascii: "$"): numberedKey(parameters.first ?? 0, modifier: 2)
    default: letterKey(final, modifier: parameters.count > 1 ? parameters[1] : 1)
    }
  }

  /// Keys that a letter ends. rxvt writes Shift and Ctrl as small letters.
  private static func letterKey(_ final: UInt8, modifier: Int) -> Key? {
    switch final {
    case UInt8(ascii: "A"): modified(.up, by: modifier)
    case UInt8(ascii: "B"): modified(.down, by: modifier)
    case UInt8(ascii: "C"): modified(.right, by: modifier)
    case UInt8(ascii: "D"): modified(.left, by: modifier)
    case UInt8(ascii: "H"): modified(.home, by: modifier)
    case UInt8(ascii: "F"): modified(.end, by: modifier)
    case UInt8(ascii: "P")...UInt8(ascii: "S"):
      modified(.function(Int(final) - 0x4F), by: modifier)
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "a"): .shiftUp
    case UInt8(ascii: "b"): .shiftDown
    case UInt8(ascii: "c"): .controlRight
    case UInt8(ascii: "d"): .controlLeft
    default: nil
    }
  }

  /// Keys that a number names.
  private static func numberedKey(_ number: Int, modifier: Int) -> Key? {
    let key: Key? =
      switch number {
      case 1, 7: .home
      case 2: .insert
      case 3: .delete
      case 4, 8: .end
      case 5: .pageUp
      case 6: .pageDown
      case 11...15: .function(number - 10)
      case 17...21: .function(number - 11)
      case 23...26: .function(number - 12)
      case 28, 29: .function(number - 13)
      case 31...34: .function(number - 14)
      default: nil
      }
    return key.map { modified($0, by: modifier) }
  }

  /// The number block, where it is in application mode.
  private static func keypadKey(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      .character(Character(Unicode.Scalar(final - 0x40)))
    default: nil
    }
  }

  /// Shift is 1, Alt 2, Ctrl 4, all plus one. A combination without meaning is the bare key.
  private static func modified(_ key: Key, by modifier: Int) -> Key {
    let bits = max(0, modifier - 1)
    let isShifted = bits & 1 != 0
    let isControlled = bits & 4 != 0
    return switch key {
    case .up where isShifted: .shiftUp
    case .down where isShifted: .shiftDown
    case .left where isControlled: .controlLeft
    case .right where isControlled: .controlRight
    case .home where isControlled: .controlHome
    case .end where isControlled: .controlEnd
    case .function(let number) where number <= 12 && isShifted: .function(number + 12)
    case .function(let number) where number <= 12 && isControlled: .function(number + 24)
    default: key
    }
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 1
    }
  }
}
