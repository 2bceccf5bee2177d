/// What a key does to the text before the cursor.
package struct TypingEdit: Hashable, Sendable {
  /// How many characters right before the cursor go.
  package var removed: Int
  /// What takes their place; the cursor then stands after it.
  package var inserted: String

  package init(removed: Int = 0, inserted: String = "") {
    self.removed = removed
    self.inserted = inserted
  }

  /// The smallest edit that makes one text of another.
  init(from old: String, to new: String) {
    let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    self.init(removed: old.count - same, inserted: String(new.dropFirst(same)))
  }

  /// Whether the text stays as it is.
  package var isEmpty: Bool { removed == 0 && inserted.isEmpty }

  /// Carries the edit out at the end of the text before the cursor.
  package func apply(to text: inout some RangeReplaceableCollection<Character>) {
    let kept = max(0, text.count - removed)
    text.removeSubrange(text.index(text.startIndex, offsetBy: kept)...)
    text.append(contentsOf: inserted)
  }
}
