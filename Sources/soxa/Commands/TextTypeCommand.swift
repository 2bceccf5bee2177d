import ArgumentParser
import Localization
import VietnameseText

extension TypingMethod: ExpressibleByArgument {}
extension ToneStyle: ExpressibleByArgument {}

/// `soxa text type`: lines of keys in, lines of text out.
struct TextTypeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "type", abstract: "Turn lines of keys, such as tieengs Vieetj, into text.",
    discussion: """
      Reads standard input and writes a line of text for each line of keys; <BS> is Backspace. \
      A line that is not UTF-8 is written with a sign in place of each wrong byte and told on \
      standard error; the exit status is then 1.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "How letters are typed: telex, vni or viqr.")
  var method: TypingMethod

  @Option(help: "Where the tone of oa, oe and uy stands: old (hòa) or new (hoà).")
  var tone: ToneStyle = .old

  func run() throws {
    var reader = TextLineReader()
    var hasWrongLine = false
    while let lines = reader.next() {
      var text = ""
      for line in lines {
        text += typed(line.text) + "\n"
        guard !line.isUTF8 else { continue }
        hasWrongLine = true
        Output.error(try phrases.text("cli.line-not-utf8", String(line.number)))
      }
      Output.text(text)
    }
    if reader.errorNumber != nil {
      throw Failure.store(try phrases.text("cli.cannot-read", "/dev/stdin"))
    }
    if hasWrongLine { throw Failure.refused([]) }
  }

  /// Looked for only when there is something to say: typing needs no words.
  private var phrases: Phrases {
    get throws { try book.workplace().phrases }
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
