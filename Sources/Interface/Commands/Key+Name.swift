package import Terminal

extension Key {
  /// The name of the key as the bottom line and the help write it.
  package var shortName: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control("@"): "^Space"
    case .control("_"): "^/"
    case .control(let character): "^" + character.uppercased()
    case .alt(let character): "Alt-" + character.uppercased()
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "⌫"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .shiftUp: "Shift-↑"
    case .shiftDown: "Shift-↓"
    case .controlLeft: "^←"
    case .controlRight: "^→"
    case .controlHome: "^Home"
    case .controlEnd: "^End"
    }
  }
}
