import ArgumentParser

/// `soxa text`: what the program knows of Vietnamese text, for scripts.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Work on lines of Vietnamese text; no book is needed.",
    subcommands: [
      TextTypeCommand.self, TextFoldCommand.self, TextSortCommand.self, TextNormaliseCommand.self,
      TextConvertCommand.self,
    ])

  @OptionGroup var book: BookOptions
}
