/// How the bytes of a text stand for Vietnamese letters: UTF-8, or one of the encodings of 1990 to
/// 2010 that still turn up in office files.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8
  /// TCVN 5712 as the ABC fonts (.VnTime) have it; their capitals with a tone are the small letters.
  case tcvn3
  /// VNI for Windows (VNI-Times): most letters are a letter and a sign.
  case vni
  case viscii
  /// Windows code page 1258: letters, and tones as combining marks.
  case cp1258

  /// Reads the names people give them: `abc`, `TCVN-3`, `vni-windows`, `windows-1258`.
  package init?(name: String) {
    let letters = name.folded.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    switch letters {
    case "utf8", "unicode": self = .utf8
    case "tcvn3", "tcvn", "tcvn5712", "tcvn57123", "abc": self = .tcvn3
    case "vni", "vniwindows", "vniwin": self = .vni
    case "viscii": self = .viscii
    case "cp1258", "windows1258", "1258": self = .cp1258
    default: return nil
    }
  }
}
