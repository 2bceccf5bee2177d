import ArgumentParser
import VietnameseText

/// `soxa text fold`: lines as they are searched.
struct TextFoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fold", abstract: "Write lines in small letters without marks: Đỗ as do.",
    discussion: "Reads standard input. Exit status 1 when something was not UTF-8.")

  @OptionGroup var book: BookOptions

  func run() throws {
    var filter = TextFilter(book: book)
    try filter.run { $0.folded }
  }
}
