import ArgumentParser
import CommuneDomain

/// `soxa fields`: the field guide, made from the declarations of the registers.
struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields", abstract: "The guide to the fields of all registers, or of one.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The register, such as households.")
  var register: String?

  func run() throws {
    let workplace = try book.workplace()
    let guide = FieldGuide(
      phrases: workplace.phrases, other: try workplace.otherPhrases())
    guard let name = register else {
      Output.text(guide.text)
      return
    }
    guard let register = Commune.register(RegisterKey(name)) else {
      throw Failure.usage(Book.unknownRegister(name, workplace.phrases))
    }
    Output.text(guide.text(of: register))
  }
}
