/// The names of keys in scripts; the first one of a key is the one written.
enum KeyName {
  static let all: [(name: String, key: Key)] = [
    ("Enter", .enter), ("CR", .enter), ("Return", .enter),
    ("Tab", .tab), ("S-Tab", .backTab), ("Esc", .escape),
    ("BS", .backspace), ("Backspace", .backspace),
    ("Del", .delete), ("Delete", .delete), ("Ins", .insert), ("Insert", .insert),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("PgUp", .pageUp), ("PageUp", .pageUp), ("PgDn", .pageDown), ("PageDown", .pageDown),
    ("Home", .home), ("End", .end),
    ("S-Up", .shiftUp), ("S-Down", .shiftDown),
    ("C-Left", .controlLeft), ("C-Right", .controlRight),
    ("C-Home", .controlHome), ("C-End", .controlEnd),
    ("Space", .character(" ")), ("lt", .character("<")),
  ]

  static let keys = Dictionary(all.map { ($0.name.lowercased(), $0.key) }) { first, _ in first }
  static let names = Dictionary(all.map { ($0.key, $0.name) }) { first, _ in first }

  /// Keys written as one sign.
  static let signs: [Character: Key] = [
    "↑": .up, "↓": .down, "←": .left, "→": .right,
    "⏎": .enter, "⇥": .tab, "⌫": .backspace, "␛": .escape,
  ]
}
