import ArgumentParser
import CommuneDomain
import Localization

/// `soxa undo`: takes back the last change of this account.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last change; prints what was taken back.")

  @OptionGroup var book: BookOptions

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let before = book.commune
    guard let change = try book.undo() else {
      throw Failure.refused([book.phrases["message.nothing-to-undo"]])
    }
    let words = ChangeWords(book: book, before: before)
    for operation in change.inverse.operations {
      Output.line(book.phrases.text("store.undone", words.sentence(for: original(operation))))
    }
  }

  /// What is removed by undoing had been entered.
  private func original(_ operation: Operation) -> Operation {
    guard case .restore(let register, let id, let values) = operation else { return operation }
    return .create(register, id, values)
  }
}
