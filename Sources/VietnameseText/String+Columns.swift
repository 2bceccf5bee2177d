extension String {
  /// Terminal columns the text takes, counted by grapheme: "Nguyễn" is 6, composed or not.
  package var columns: Int {
    plainColumns ?? reduce(0) { $0 + $1.columns }
  }

  /// The text cut to at most `columns`, with "…" in the last column when something was cut.
  ///
  /// Cuts between graphemes, so no letter loses its marks; a wide character that does not fit
  /// is left out whole.
  package func clipped(to columns: Int, ellipsis: Bool = true) -> String {
    guard columns > 0 else { return "" }
    guard self.columns > columns else { return self }
    let room = ellipsis ? columns - 1 : columns
    var used = 0
    var end = startIndex
    for index in indices {
      used += self[index].columns
      if used > room { break }
      end = self.index(after: index)
    }
    return ellipsis ? self[..<end] + "…" : String(self[..<end])
  }

  /// The text in exactly `columns`: clipped if it is longer, filled with blanks if shorter.
  package func padded(to columns: Int, alignment: TextAlignment = .leading) -> String {
    guard columns > 0 else { return "" }
    let text = clipped(to: columns)
    let blanks = columns - text.columns
    guard blanks > 0 else { return text }
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: blanks
      case .center: blanks / 2
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: blanks - before)
  }

  /// The number of scalars when each is a grapheme of one column; nil if graphemes must be asked.
  private var plainColumns: Int? {
    let bytes = utf8.span
    var columns = 0
    for index in bytes.indices {
      switch bytes[index] {
      case 0x80..<0xC0: continue
      case 0x20..<0x7F, 0xC3...0xCB: columns += 1
      case 0xE1 where (0xB8...0xBB).contains(bytes[index + 1]): columns += 1  // U+1E00–1EFF
      case 0xE2 where bytes[index + 1] == 0x94 || bytes[index + 1] == 0x95: columns += 1  // box
      case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]):
        columns += 1  // dashes, quotes, ellipsis
      default: return nil
      }
    }
    return columns
  }
}
