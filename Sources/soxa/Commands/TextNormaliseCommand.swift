import ArgumentParser
import VietnameseText

/// `soxa text normalise`: lines as the fields of a book store them.
struct TextNormaliseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalise",
    abstract: "Compose letters, drop what cannot be seen, mend Ð and blanks.",
    discussion: """
      Reads standard input; the cells between tabs stay cells. Exit status 1 when something was \
      not UTF-8.
      """)

  @OptionGroup var book: BookOptions

  func run() throws {
    var filter = TextFilter(book: book)
    try filter.run { line in
      guard line.utf8.contains(UInt8(ascii: "\t")) else { return line.cleanedField }
      return line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).cleanedField }.joined(separator: "\t")
    }
  }
}
