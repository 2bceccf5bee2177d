import VietnameseText

/// The graphemes of a text that fit into some columns, harmless to show.
struct FittedText {
  /// Each grapheme with its columns, one or two.
  let characters: [(Character, Int)]
  /// The columns of all of them.
  let columns: Int

  /// Cuts the text to the room and marks the cut with an ellipsis.
  init(_ text: String, room: Int) {
    var kept: [(Character, Int)] = []
    var used = 0
    // How much is kept once an ellipsis has to follow.
    var keptBeforeEllipsis = (count: 0, columns: 0)
    for character in text.displaySafe {
      let width = character.columns
      guard width > 0 else { continue }
      if used + width > room {
        kept.removeLast(kept.count - keptBeforeEllipsis.count)
        characters = kept + [("…", 1)]
        columns = keptBeforeEllipsis.columns + 1
        return
      }
      kept.append((character, width))
      used += width
      if used < room { keptBeforeEllipsis = (kept.count, used) }
    }
    characters = kept
    columns = used
  }
}
