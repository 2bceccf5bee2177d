/// What stands between `<` and `>` in a key script.
enum KeyToken {
  /// More repetitions than anybody means, and few enough to be harmless.
  private static let mostRepetitions = 100_000

  /// The events that a token means; nil when it means nothing.
  static func events(_ token: String) -> [Event]? {
    if let text = token.dropping("Paste:") { return unescaped(text).map { [.paste($0)] } }
    if let event = event(token) { return [event] }
    guard let star = token.lastIndex(of: "*"),
      let count = Int(token[token.index(after: star)...]), (1...mostRepetitions).contains(count),
      let event = event(String(token[..<star]))
    else { return nil }
    return Array(repeating: event, count: count)
  }

  private static func event(_ token: String) -> Event? {
    if let key = key(token) { return .key(key) }
    if token == "EOF" { return .endOfInput }
    if token == "Wake" { return .wake }
    if let signal = token.dropping("Signal:") {
      return Int32(signal).map { .interrupted(signal: $0) }
    }
    if let size = token.dropping("Resize:") {
      let numbers = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 2, let rows = numbers[0], let columns = numbers[1] else { return nil }
      return .resize(Size(rows: rows, columns: columns))
    }
    return nil
  }

  private static func key(_ token: String) -> Key? {
    if let key = KeyName.keys[token.lowercased()] { return key }
    if let hexadecimal = token.dropping("U+") { return letter(hexadecimal).map { .character($0) } }
    if token == "C-\\\\" { return .control("\\") }
    if let letter = token.dropping("C-"), letter.count == 1, let first = letter.lowercased().first {
      return .control(first)
    }
    if let letter = token.dropping("A-") {
      if let named = signNames.first(where: { $0.value == letter })?.key { return .alt(named) }
      return letter.count == 1 ? letter.first.map { .alt($0) } : nil
    }
    if let number = token.dropping("F").flatMap({ Int($0) }), (1...63).contains(number) {
      return .function(number)
    }
    return nil
  }

  /// The letter of code points such as `65+301`.
  private static func letter(_ hexadecimal: Substring) -> Character? {
    var scalars = String.UnicodeScalarView()
    for number in hexadecimal.split(separator: "+", omittingEmptySubsequences: false) {
      guard let scalar = UInt32(number, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
      scalars.append(scalar)
    }
    let text = String(scalars)
    return text.count == 1 ? text.first : nil
  }

  /// A character as it may stand for itself after another one; nil where it would mean something
  /// else, join what stands before, or not be seen.
  static func literal(_ character: Character, after last: Character?) -> Character? {
    let needsName =
      character == "<" || KeyName.signs[character] != nil || character.isNewline
      || (last == nil && (character == "#" || character == " "))
      || last.map { (String($0) + String(character)).count != 2 } ?? false
    guard !needsName, let first = character.unicodeScalars.first?.properties else { return nil }
    switch first.generalCategory {
    case .control, .format, .nonspacingMark, .spacingMark, .enclosingMark: return nil
    case .spaceSeparator: return character == " " ? " " : nil
    default: return character
    }
  }

  /// The token of an event, and whether `*3` may follow it.
  static func name(of event: Event) -> (text: String, mayRepeat: Bool) {
    switch event {
    case .key(.function(let number)): return ("F\(number)", true)
    case .key(.control(let letter)): return ("C-" + (signNames[letter] ?? String(letter)), true)
    case .key(.alt(let letter)): return ("A-" + (signNames[letter] ?? String(letter)), true)
    case .key(let key):
      if let name = KeyName.names[key] { return (name, true) }
      guard case .character(let character) = key else { return ("", false) }
      let scalars = character.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }
      return ("U+" + scalars.joined(separator: "+"), true)
    case .paste(let text): return ("Paste:" + escaped(text), false)
    case .resize(let size): return ("Resize:\(size.rows)x\(size.columns)", true)
    case .endOfInput: return ("EOF", true)
    case .interrupted(let signal): return ("Signal:\(signal)", true)
    case .wake: return ("Wake", true)
    }
  }

  /// How signs that would end or change a token are written in one.
  private static let signNames: [Character: String] = ["<": "lt", ">": "gt", "\\": "\\\\"]

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case ">": result += "\\>"
      case "\t": result += "\\t"
      case _ where character.isNewline: result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }

  private static func unescaped(_ text: Substring) -> String? {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      switch rest.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "\\": result.append("\\")
      case ">": result.append(">")
      default: return nil
      }
    }
    return result
  }
}

extension String {
  /// What follows a beginning; nil when the string begins otherwise.
  fileprivate func dropping(_ beginning: String) -> Substring? {
    hasPrefix(beginning) ? dropFirst(beginning.count) : nil
  }
}
