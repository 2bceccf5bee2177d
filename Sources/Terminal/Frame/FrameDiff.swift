/// What has to be painted so that one frame becomes another.
package struct FrameDiff: Sendable, Equatable {
  /// Neighbouring glyphs of one row that all changed.
  package struct Run: Sendable, Equatable {
    /// The row they stand on.
    package let row: Int
    /// The column of the first one.
    package let column: Int
    /// The new glyphs.
    package var glyphs: [Glyph]
  }

  /// The changes from top to bottom, from left to right.
  package let runs: [Run]

  /// Compares two frames; without an old one, or with one of another size, everything changed.
  package init(from old: Frame?, to new: Frame) {
    let known = old.flatMap { $0.size == new.size ? $0 : nil }
    var runs: [Run] = []
    for row in 0..<new.size.rows {
      let now = new[row: row]
      let before = known?[row: row]
      if let before, before == now { continue }
      var open: Run?
      for (column, index) in now.indices.enumerated() {
        if before?[index] == now[index] {
          if let run = open { runs.append(run) }
          open = nil
        } else {
          if open == nil { open = Run(row: row, column: column, glyphs: []) }
          open?.glyphs.append(now[index])
        }
      }
      if let run = open { runs.append(run) }
    }
    self.runs = runs
  }

  /// How many glyphs are painted.
  package var glyphCount: Int { runs.reduce(0) { $0 + $1.glyphs.count } }
}
