internal import Terminal

extension ListState {
  /// Keeps the cursor on the row it stands on, and the row where it is on the screen, when the rows
  /// have become others; where the row is gone, on the one that took its place.
  mutating func follow<Row: Hashable>(_ old: [Row], to new: [Row], page: Int) {
    defer { clamp(count: new.count, page: page) }
    guard old.indices.contains(selection) else { return }
    let offset = selection - top
    if let place = new.firstIndex(of: old[selection]) {
      selection = place
    } else {
      // The next of the old rows that is still there, else the one before.
      let left = Set(new)
      let next = old[selection...].first { left.contains($0) }
      let previous = old[..<selection].last { left.contains($0) }
      if let next, let place = new.firstIndex(of: next) {
        selection = place
      } else if let previous, let place = new.firstIndex(of: previous) {
        selection = place
      }
    }
    top = max(0, selection - offset)
  }
}
