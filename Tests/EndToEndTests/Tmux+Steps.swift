import Glibc
import Terminal
import Testing

/// The steps of which the journeys of a clerk are made.
extension Tmux {
  /// Opens a book on a day and waits for its home screen.
  func open(
    _ book: Book, on day: String = Program.today, environment: [String] = [], columns: Int = 80,
    rows: Int = 24, at location: SourceLocation = #_sourceLocation
  ) throws {
    try start(
      ["--store", book.path, "--today", day], environment: environment, columns: columns,
      rows: rows)
    try wait(for: "Sổ Xã", at: location)
  }

  /// Leaves the program by its key.
  func leave(at location: SourceLocation = #_sourceLocation) throws {
    try press("F10")
    try wait(for: "ended with 0", at: location)
  }

  /// Goes down a list to the line that says so.
  func goDown(to text: String, at location: SourceLocation = #_sourceLocation) throws {
    let lines = try wait(for: text, at: location).split(
      separator: "\n", omittingEmptySubsequences: false)
    let now = try #require(lines.firstIndex { $0.contains("▸") }, sourceLocation: location)
    let wanted = try #require(lines.firstIndex { $0.contains(text) }, sourceLocation: location)
    if wanted > now { try play("<Down*\(wanted - now)>") }
    for _ in 0..<600 {
      let screen = try tmux(["capture-pane", "-p"])
      if screen.split(separator: "\n").contains(where: { $0.contains("▸") && $0.contains(text) }) {
        return
      }
      usleep(50_000)
    }
    Issue.record("the cursor does not come to “\(text)”", sourceLocation: location)
  }

  /// Presses the keys of a script, as in `KeyScript`, all of them in one go.
  func play(_ script: String) throws {
    var commands: [[String]] = []
    var text = ""
    func endText() {
      if !text.isEmpty { commands.append(["send-keys", "-l", text]) }
      text = ""
    }
    for event in try KeyScript(script).events {
      guard case .key(let key) = event else { continue }
      if case .character(let letter) = key {
        text.append(letter)
        continue
      }
      endText()
      commands.append(["send-keys"] + Self.names(of: key))
    }
    endText()
    try tmux(Array(commands.joined(separator: [";"])))
  }

  /// What tmux calls a key. After Esc the screen is asked to be drawn anew, because Esc and a letter
  /// that follows at once are another key.
  private static func names(of key: Key) -> [String] {
    switch key {
    case .enter: ["Enter"]
    case .tab: ["Tab"]
    case .backTab: ["BTab"]
    case .escape: ["Escape", "C-l"]
    case .backspace: ["BSpace"]
    case .delete: ["DC"]
    case .insert: ["IC"]
    case .up: ["Up"]
    case .down: ["Down"]
    case .left: ["Left"]
    case .right: ["Right"]
    case .pageUp: ["PPage"]
    case .pageDown: ["NPage"]
    case .home: ["Home"]
    case .end: ["End"]
    case .function(let number): ["F\(number)"]
    case .control(let letter): ["C-\(letter)"]
    case .alt(let letter): ["M-\(letter)"]
    case .shiftUp: ["S-Up"]
    case .shiftDown: ["S-Down"]
    case .controlLeft: ["C-Left"]
    case .controlRight: ["C-Right"]
    case .controlHome: ["C-Home"]
    case .controlEnd: ["C-End"]
    case .character(let letter): [String(letter)]
    }
  }
}
