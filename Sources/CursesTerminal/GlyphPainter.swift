import CNcurses
import Terminal
import VietnameseText

/// Turns glyphs into what ncurses puts on the screen.
struct GlyphPainter {
  let appearance: Appearance
  let usesASCII: Bool

  /// Paints a run of glyphs; what lies beyond the screen is cut.
  func paint(_ run: FrameDiff.Run) {
    var cells: [cchar_t] = []
    cells.reserveCapacity(run.glyphs.count)
    for (index, glyph) in run.glyphs.enumerated() where !glyph.isContinuation {
      let next = index + 1
      let isWide = next < run.glyphs.count && run.glyphs[next].isContinuation
      if isWide {
        if let cell = cell(of: glyph, columns: 2) {
          cells.append(cell)
        } else {
          cells.append(replacement(glyph.style))
          cells.append(replacement(glyph.style))
        }
      } else {
        cells.append(cell(of: glyph, columns: 1) ?? replacement(glyph.style))
      }
    }
    // This call neither scrolls nor fails at the bottom right corner.
    _ = mvwadd_wchnstr(
      soxa_screen(), CInt(run.row), CInt(run.column), cells, CInt(cells.count))
  }

  /// A grapheme as base and marks; nil when ncurses gives it another width than the frame did, and
  /// the rest of the line would shift.
  private func cell(of glyph: Glyph, columns: CInt) -> cchar_t? {
    let character = usesASCII ? glyph.character.asciiStandIn : glyph.character
    var scalars: [wchar_t] = []
    if let ascii = character.asciiValue {
      scalars = [wchar_t(ascii)]
    } else {
      for scalar in String(character).composed.unicodeScalars {
        let value = wchar_t(bitPattern: scalar.value)
        if scalars.isEmpty {
          guard soxa_column_width(value) == columns else { return nil }
          scalars.append(value)
        } else if soxa_column_width(value) == 0, scalars.count < Int(CCHARW_MAX) {
          scalars.append(value)
        }
      }
    }
    return cell(scalars, glyph.style)
  }

  private func replacement(_ style: Style) -> cchar_t {
    cell([wchar_t(UInt8(ascii: "?"))], style) ?? cchar_t()
  }

  private func cell(_ scalars: [wchar_t], _ style: Style) -> cchar_t? {
    var cell = cchar_t()
    let look = appearance[style]
    let result = setcchar(&cell, scalars + [0], look.attributes, look.pair, nil)
    return result == OK ? cell : nil
  }
}
