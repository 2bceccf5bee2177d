import ArgumentParser
import CommuneDomain
import JSONStore
import VietnameseText

/// `soxa init`: a new, empty book.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new, empty book.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The folder of the book; it must be empty or not there yet.")
  var directory: String

  @Option(help: "The name of the commune or ward, such as \"Phường Minh Họa\".")
  var name: String

  @Option(help: "The five digits of the administrative unit.")
  var code: String?

  func validate() throws {
    try book.requireWriting()
    guard !name.cleanedField.isEmpty else {
      throw ValidationError("--name must not be empty.")
    }
    guard let code else { return }
    guard code.utf8.count == 5, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw ValidationError("--code must be five digits, such as 02215.")
    }
  }

  func run() throws {
    let workplace = try book.workplace(path: directory)
    let identity = BookIdentity(name: name.cleanedField, code: code ?? "")
    do {
      let (store, commune) = try Store.create(at: directory, identity: identity)
      store.close(commune)
    } catch {
      throw Failure.store(workplace.phrases.sentence(for: error))
    }
    Output.line(directory)
  }
}
