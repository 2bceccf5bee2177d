/// Every word that the program shows, in one language, and how values are written in it.
package struct Phrases: Sendable {
  package let language: Language
  private let table: [String: String]

  package init(language: Language, table: [String: String]) {
    self.language = language
    self.table = table
  }

  /// The phrase of that key; the key itself in ‹› when there is none.
  package subscript(key: String) -> String { table[key] ?? "‹\(key)›" }

  package func has(_ key: String) -> Bool { table[key] != nil }

  /// Every key, sorted.
  package var keys: [String] { table.keys.sorted() }

  /// The phrase with `{0}`, `{1}` … replaced by the arguments.
  package func text(_ key: String, _ arguments: String...) -> String {
    text(key, arguments)
  }

  /// The phrase with `{0}`, `{1}` … replaced by the arguments.
  package func text(_ key: String, _ arguments: [String]) -> String {
    let phrase = self[key]
    guard phrase.utf8.contains(UInt8(ascii: "{")) else { return phrase }
    var filled = ""
    var rest = phrase[...]
    while let open = rest.firstIndex(of: "{") {
      filled += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "}"), let position = Int(inside[..<close]),
        arguments.indices.contains(position)
      else {
        filled += "{"
        rest = inside
        continue
      }
      filled += arguments[position]
      rest = inside[inside.index(after: close)...]
    }
    return filled + rest
  }
}
