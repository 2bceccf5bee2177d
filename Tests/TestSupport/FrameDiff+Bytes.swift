package import Terminal

extension FrameDiff {
  /// About what a terminal receives: for each run the place, for each change of meaning the
  /// attributes, and the letters.
  package var estimatedBytes: Int {
    runs.reduce(0) { sum, run in
      var style = Style.plain
      var bytes = 8
      for glyph in run.glyphs {
        if glyph.style != style { bytes += 12 }
        style = glyph.style
        bytes += glyph.character.utf8.count
      }
      return sum + bytes + (style == .plain ? 0 : 6)
    }
  }
}
