/// Shares the width of a table among its columns; the same input always gives the same widths.
package struct ColumnLayout: Hashable, Sendable {
  /// The columns from left to right.
  package var columns: [ColumnSpec]
  /// The blanks between two columns.
  package var gap: Int

  /// A layout of these columns.
  package init(_ columns: [ColumnSpec], gap: Int = 1) {
    self.columns = columns
    self.gap = max(0, gap)
  }

  /// The width of each column; 0 where it is left out.
  package func widths(in total: Int) -> [Int] {
    var kept = Array(columns.indices)
    func needed() -> Int {
      kept.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, kept.count - 1)
    }
    while kept.count > 1, needed() > total { kept.remove(at: leastImportant(of: kept)) }
    var widths = Array(repeating: 0, count: columns.count)
    for index in kept { widths[index] = columns[index].minimum }
    if kept.count == 1 { widths[kept[0]] = min(widths[kept[0]], max(0, total)) }
    var spare = max(0, total - needed())
    widen(&widths, kept.filter { widths[$0] > 0 }, by: &spare) { $0 < columns[$1].ideal }
    widen(&widths, kept.filter { columns[$0].stretches }, by: &spare) { _, _ in true }
    return widths
  }

  /// The first column of each column; the place it would have had where it is left out.
  package func offsets(of widths: [Int]) -> [Int] {
    var next = 0
    return widths.map { width in
      defer { if width > 0 { next += width + gap } }
      return next
    }
  }

  private func leastImportant(of kept: [Int]) -> Int {
    var least = 0
    for place in kept.indices where columns[kept[place]].priority <= columns[kept[least]].priority {
      least = place
    }
    return least
  }

  /// Hands out spare columns one by one from the left, so that no column starves another.
  private func widen(
    _ widths: inout [Int], _ kept: [Int], by spare: inout Int, while wants: (Int, Int) -> Bool
  ) {
    var isStuck = false
    while spare > 0, !isStuck {
      isStuck = true
      for index in kept where spare > 0 && wants(widths[index], index) {
        widths[index] += 1
        spare -= 1
        isStuck = false
      }
    }
  }
}
