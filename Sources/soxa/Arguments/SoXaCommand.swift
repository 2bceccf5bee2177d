import ArgumentParser

/// The program: its screens when nothing else is asked for.
struct SoXaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soxa",
    abstract: "Sổ Xã: the books of a commune, by keyboard.",
    discussion: """
      Without a subcommand the screens are shown. Exit status: 0 done, 1 refused by a rule, \
      2 wrong usage, 3 the store cannot be read or written.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, SampleCommand.self, ListCommand.self, ShowCommand.self, AddCommand.self,
      ImportCommand.self, SetCommand.self, RemoveCommand.self, EraseCommand.self,
      UndoCommand.self, HistoryCommand.self, ReportCommand.self, ReportsCommand.self,
      TodoCommand.self, RulesCommand.self, CheckCommand.self, FieldsCommand.self,
      ConflictsCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
      MergeCommand.self, CompactCommand.self, BenchCommand.self, PlayCommand.self,
      TextCommand.self,
    ])

  @OptionGroup var book: BookOptions

  @Flag(help: "Show the screens on a copy of the sample that is thrown away at the end.")
  var demo = false

  @Flag(help: "Draw lines and signs with plain ASCII characters.")
  var ascii = false

  func run() throws {
    var screens = Screens(workplace: try book.workplace())
    screens.isReadOnly = book.readOnly
    screens.usesASCII = ascii
    if demo {
      try screens.runDemo()
    } else {
      try screens.run()
    }
  }
}
