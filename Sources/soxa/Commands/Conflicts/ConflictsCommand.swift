import ArgumentParser

/// `soxa conflicts`: values that two people wrote without knowing of each other.
struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Values that were overridden by somebody who had not seen them.",
    subcommands: [
      ListConflictsCommand.self, ShowConflictCommand.self, SettleConflictsCommand.self,
      AcceptClockCommand.self,
    ],
    defaultSubcommand: ListConflictsCommand.self)

  @OptionGroup var book: BookOptions
}
