import ArgumentParser
import JSONStore
import Localization

/// `soxa conflicts accept`: takes over what a machine wrote whose clock was ahead.
struct AcceptClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract:
      "Take over what waits because a clock was more than a day ahead; it counts from now on.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The journal, such as st01-lan, as the message at opening names it.")
  var author: String

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let count = try book.accept(author)
    Output.line(book.phrases.text("conflicts.accepted", book.phrases.number(count), author))
  }
}
