extension String {
  /// What a text field stores: composed, one plain blank between words, none at the ends, no
  /// invisible characters, and Đ where a letter was taken that only looks like it.
  ///
  /// Input methods and office programs leave U+202F, U+00A0, zero-width characters, soft hyphens
  /// and byte order marks behind; kept, they would make two equal names differ. So would the
  /// Icelandic Ð and the African Ɖ of old files. Tabs and line breaks count as blanks, so a
  /// paragraph becomes one line.
  package var cleanedField: String {
    if isCleanField { return self }
    var kept = String.UnicodeScalarView()
    var blankIsDue = false
    for scalar in unicodeScalars {
      switch Self.treatment(of: scalar) {
      case .drop: continue
      case .blank: blankIsDue = !kept.isEmpty
      case .keep:
        if blankIsDue { kept.append(" ") }
        blankIsDue = false
        kept.append(Self.mistaken[scalar] ?? scalar)
      }
    }
    return String(kept).composed
  }

  /// True for text made only of Latin letters and single blanks; false means "look closer".
  private var isCleanField: Bool {
    let bytes = utf8.span
    var previous = UInt8(ascii: " ")
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x20 where previous == 0x20: return false
      case 0xC3 where bytes[index + 1] & 0xDF == 0x90, 0xC6 where bytes[index + 1] == 0x89,
        0xC9 where bytes[index + 1] == 0x96:
        return false  // Ð ð Ɖ ɖ
      case 0x20..<0x7F, 0x80..<0xC0, 0xC3...0xCB: previous = byte
      case 0xE1 where (0xB8...0xBB).contains(bytes[index + 1]): previous = byte  // U+1E00–1EFF
      default: return false
      }
    }
    return previous != 0x20 || isEmpty
  }

  /// Letters of other languages that stand in old files where Đ is meant.
  private static let mistaken: [Unicode.Scalar: Unicode.Scalar] = [
    "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ",
  ]

  enum Treatment { case keep, blank, drop }

  /// What becomes of a character of a field.
  static func treatment(of scalar: Unicode.Scalar) -> Treatment {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      .blank
    // Controls; soft hyphen; joiners and selectors; direction marks; zero-width characters; byte
    // order mark; tags.
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0xFE00...0xFE0F, 0x061C, 0x180E, 0x200B...0x200F,
      0x202A...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      .drop
    default: .keep
    }
  }
}
