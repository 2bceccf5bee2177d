import ArgumentParser
import JSONStore
import SampleCommune

/// `soxa sample`: the invented ward as a book.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Make a book of the invented ward Phường Minh Họa.",
    discussion: "The same seed, size and day always give the same records.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The folder of the book; it must be empty or not there yet.")
  var directory: String

  @Option(help: "How many households; everything else is in proportion.")
  var households = 6_214

  @Option(help: "Another seed gives other people.")
  var seed: UInt64 = 1

  func validate() throws {
    try book.requireWriting()
    guard (60...1_000_000).contains(households) else {
      throw ValidationError("--households must be between 60 and 1000000.")
    }
  }

  func run() throws {
    let workplace = try book.workplace(path: directory)
    let sample = SampleCommune(households: households, seed: seed, today: workplace.today)
    do {
      let (store, commune) = try Store.create(
        at: directory, identity: SampleCommune.identity,
        holding: sample.make(limits: workplace.limits))
      store.close(commune)
    } catch {
      throw Failure.store(workplace.phrases.sentence(for: error))
    }
    Output.line(directory)
  }
}
