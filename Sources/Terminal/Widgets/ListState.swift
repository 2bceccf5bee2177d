/// Which row of a list is selected and which one stands at the top. It does not know the rows.
package struct ListState: Sendable, Equatable {
  /// The row that the keys act on.
  package var selection: Int
  /// The first row shown.
  package var top: Int

  /// A list with this row selected.
  package init(selection: Int = 0, top: Int = 0) {
    self.selection = selection
    self.top = top
  }

  /// Moves the selection; false when the key means nothing to a list.
  package mutating func handle(_ key: Key, count: Int, page: Int) -> Bool {
    switch key {
    case .up, .character("k"): selection -= 1
    case .down, .character("j"): selection += 1
    case .pageUp: selection -= max(1, page)
    case .pageDown: selection += max(1, page)
    case .home, .controlHome, .character("g"): selection = 0
    case .end, .controlEnd, .character("G"): selection = count - 1
    default: return false
    }
    clamp(count: count, page: page)
    return true
  }

  /// Keeps the selection inside the list and on the page, and the page full where it can be.
  package mutating func clamp(count: Int, page: Int) {
    let page = max(1, page)
    selection = max(0, min(selection, count - 1))
    top = max(0, min(max(top, selection - page + 1), selection, count - page))
  }

  /// The rows shown.
  package func visible(count: Int, page: Int) -> Range<Int> {
    let first = max(0, min(top, count))
    return first..<min(count, first + max(0, page))
  }
}
