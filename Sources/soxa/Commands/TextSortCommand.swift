import ArgumentParser
import VietnameseText

/// `soxa text sort`: lines in Vietnamese order.
struct TextSortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sort", abstract: "Sort lines in Vietnamese order; equal ones stay as they stood.",
    discussion: "Reads standard input. Exit status 1 when something was not UTF-8.")

  /// What decides the order.
  enum Order: String, CaseIterable, ExpressibleByArgument {
    /// Names by given name, then family name, then middle name.
    case given
    /// Names as they are read: family, middle, given.
    case family
    /// Any text.
    case text

    func key(of line: String) -> CollationKey {
      switch self {
      case .given: CollationKey(personName: line)
      case .family: CollationKey(familyFirst: line)
      case .text: CollationKey(text: line)
      }
    }
  }

  @OptionGroup var book: BookOptions

  @Option(help: "given: names by given name; family: as they are read; text: any text.")
  var by: Order = .text

  func run() throws {
    var filter = TextFilter(book: book)
    let lines = try filter.allLines()
    var output = ""
    for index in CollationKey.order(of: lines.map(by.key)) {
      output += lines[index]
      output += "\n"
    }
    Output.text(output)
    try filter.finish()
  }
}
