extension String {
  /// The text made harmless to show on a terminal or to print: `?` for everything that could move
  /// the cursor, hide text or turn its direction; a blank for tab and line breaks.
  ///
  /// Covers C0, DEL and C1 controls, format characters (direction, zero width, soft hyphen, tags),
  /// line and paragraph separators, private and unassigned code points, and letters drawn as
  /// nothing. `?` is one ASCII column, so widths stay countable and a forged name shows that it is
  /// one. Text without such characters is returned as it is.
  package var displaySafe: String {
    if isPlainText { return self }
    guard unicodeScalars.contains(where: Self.isUnsafe) else { return self }
    var safe = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break  // one line break, one blank
      case "\t", "\n", "\r": safe.append(" ")
      case _ where Self.isUnsafe(scalar): safe.append("?")
      default: safe.append(scalar)
      }
      previous = scalar
    }
    return String(safe)
  }

  /// True when each scalar is printable ASCII, Latin or Vietnamese: nearly all text there is.
  private var isPlainText: Bool {
    let bytes = utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case 0x20..<0x7F, 0x80..<0xC0, 0xC3...0xCB: continue  // continuation bytes follow their lead
      case 0xE1 where (0xB8...0xBB).contains(bytes[index + 1]): continue  // U+1E00–1EFF
      default: return false
      }
    }
    return true
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x0300: return false
    // Dashes, quotes, currency, arrows, box lines.
    case 0x2010...0x2027, 0x20A0...0x20BF, 0x2190...0x21FF, 0x2500...0x25FF: return false
    // Hangul fillers are letters drawn as nothing; the selectors beyond the first can hide text.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0xE0100...0xE01EF: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return false
    }
  }
}
