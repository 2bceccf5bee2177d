import ArgumentParser
import Localization

/// `soxa bench`: how fast this machine is with a book.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure how long things take on this machine.",
    subcommands: [BenchStoreCommand.self])

  @OptionGroup var book: BookOptions
}

/// `soxa bench store`: saving and opening, beside what the disk can do and beside SQLite.
struct BenchStoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Measure saving and opening beside the bare disk and SQLite.",
    discussion: """
      Makes a book of the sample in a folder of its own, which is removed at the end. Everything is \
      measured in the same run, in turn, so that the ratios can be relied upon.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "How many households the book has.")
  var households = 6_214

  @Option(help: "How often each thing is done.")
  var rounds = 1000

  @Option(help: "How many lines are read behind the register files.")
  var lines = 5000

  @Option(help: "The folder whose disk is measured. Default: $TMPDIR, then /tmp.")
  var directory: String?

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func validate() throws {
    guard (60...1_000_000).contains(households) else {
      throw ValidationError("--households must be between 60 and 1000000.")
    }
    guard (10...100_000).contains(rounds), (10...100_000).contains(lines) else {
      throw ValidationError("--rounds and --lines must be between 10 and 100000.")
    }
  }

  func run() throws {
    let workplace = try book.workplace()
    let phrases = workplace.phrases
    let parent = directory ?? Surroundings.variable("TMPDIR") ?? "/tmp"
    guard let folder = TemporaryFolder(in: parent) else {
      throw Failure.store(phrases.text("store.error.no-permission", parent))
    }
    defer { folder.remove() }
    let measuring = StoreMeasuring(
      workplace: workplace, folder: folder.path, households: households, rounds: rounds,
      lines: lines)
    do {
      let text = MeasuringText(outcome: try measuring.run(), phrases: phrases)
      Output.text(format == .json ? text.json : text.table)
    } catch {
      throw Failure.store(phrases.sentence(for: error))
    }
  }
}
