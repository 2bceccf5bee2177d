import ArgumentParser
import VietnameseText

extension TypingMethod: ExpressibleByArgument {}
extension ToneStyle: ExpressibleByArgument {}

/// `soxa text type`: lines of keys in, lines of text out.
struct TextTypeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "type", abstract: "Turn lines of keys, such as tieengs Vieetj, into text.",
    discussion: """
      Reads standard input and writes a line of text for each line of keys; <BS> is Backspace. \
      Wrong bytes are told on standard error, and a sign stands in their place; the exit status is \
      then 1.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "How letters are typed: telex, vni or viqr.")
  var method: TypingMethod

  @Option(help: "Where the tone of oa, oe and uy stands: old (hòa) or new (hoà).")
  var tone: ToneStyle = .old

  func run() throws {
    var filter = TextFilter(book: book)
    try filter.run(typed)
  }

  /// The text that a line of keys makes.
  private func typed(_ keys: String) -> String {
    var line = TypedLine(method: method, toneStyle: tone)
    var rest = keys.composed[...]
    while let key = rest.first {
      if rest.utf8.starts(with: Self.backspace.utf8) {
        line.deleteBackward()
        rest = rest.dropFirst(Self.backspace.count)
      } else {
        line.type(key)
        rest = rest.dropFirst()
      }
    }
    return line.text
  }

  private static let backspace = "<BS>"
}
