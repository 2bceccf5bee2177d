/// Keys written down: at once a macro, the report of an error, and a test.
///
/// Text is typed as it stands. Keys are `<F7>`, `<Enter>`, `<Down*3>`, `<C-d>`, `<A-x>` or one of
/// the signs ↑ ↓ ← → ⏎ ⇥ ⌫ ␛; `<lt>` is the sign `<`, `<U+301>` any other letter, and
/// `<Paste:…>` pasted text, in which `\n`, `\\` and `\>` stand for newline, `\` and `>`. Newlines
/// are layout and mean nothing; a line that begins with `#` is a comment.
package struct KeyScript: Hashable, Sendable {
  /// The events in the order written.
  package let events: [Event]

  /// Reads a script.
  package init(_ text: String) throws(KeyScriptError) {
    var events: [Event] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated() where line.first != "#"
    {
      var rest = line
      while !rest.isEmpty { events += try Self.takeEvents(from: &rest, line: index + 1) }
    }
    self.events = events
  }

  /// Takes the next key off a line.
  private static func takeEvents(
    from rest: inout Substring, line: Int
  ) throws(KeyScriptError) -> [Event] {
    let first = rest.removeFirst()
    if let key = KeyName.signs[first] { return [.key(key)] }
    guard first == "<" else {
      guard first.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
        throw KeyScriptError(line: line, token: String(first))
      }
      return [.key(.character(first))]
    }
    var token = ""
    while let character = rest.popFirst() {
      if character == ">" {
        guard let events = KeyToken.events(token) else { break }
        return events
      }
      token.append(character)
      if character == "\\", let next = rest.popFirst() { token.append(next) }
    }
    throw KeyScriptError(line: line, token: "<" + token)
  }

  /// The script of these events: reading it gives them again.
  package static func text(for events: [Event]) -> String {
    var lines = [""]
    var index = events.startIndex
    while index < events.endIndex {
      let event = events[index]
      var end = index + 1
      while end < events.endIndex, events[end] == event { end += 1 }
      if case .key(.character(let character)) = event,
        let literal = KeyToken.literal(character, after: lines[lines.count - 1].last)
      {
        lines[lines.count - 1].append(literal)
        index += 1
        continue
      }
      let (name, mayRepeat) = KeyToken.name(of: event)
      let count = mayRepeat ? end - index : 1
      lines[lines.count - 1] += count > 1 ? "<\(name)*\(count)>" : "<\(name)>"
      if event == .key(.enter) { lines.append("") }
      index += count
    }
    return lines.joined(separator: "\n")
  }
}
