import CNcurses
import Terminal

/// What the description of the terminal says about its keys and about leaving the screen.
enum Capabilities {
  /// The bytes of a capability without the pauses in it; nil when the terminal has none.
  static func bytes(_ name: String) -> [UInt8]? {
    soxa_capability(name).map { withoutPauses(String(cString: $0)) }
  }

  /// Whether the terminal understands sequences that begin with `Esc [`.
  static var isANSI: Bool { bytes("cup")?.starts(with: [0x1B, UInt8(ascii: "[")]) ?? false }

  /// The keys of this terminal.
  static var keys: [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names + (1...24).map({ ("kf\($0)", .function($0)) }) {
      if let sequence = bytes(name) { keys[sequence] = key }
    }
    return keys
  }

  /// What a dying program writes: plain letters, a visible cursor, no marks around pastes, the
  /// screen from before, and where there is none the last line.
  static func farewell(rows: Int, pasteEnd: String) -> [UInt8] {
    var result = bytes("sgr0") ?? []
    result += bytes("cnorm") ?? []
    result += Array(pasteEnd.utf8)
    if let leave = bytes("rmcup") {
      result += leave
    } else if let place = soxa_capability("cup"),
      let last = soxa_cursor_address(place, CInt(rows - 1), 0)
    {
      result += withoutPauses(String(cString: last))
    }
    return result + Array("\r\n".utf8)
  }

  private static let names: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
    ("kpp", .pageUp), ("knp", .pageDown), ("khome", .home), ("kend", .end),
    ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
    ("kri", .shiftUp), ("kind", .shiftDown), ("kbs", .backspace),
    ("kLFT5", .controlLeft), ("kRIT5", .controlRight), ("kHOM5", .controlHome),
    ("kEND5", .controlEnd),
  ]

  /// Leaves out pauses such as `$<2>`.
  private static func withoutPauses(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
