import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa restore`: a book of a backup.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a new book folder of a backup.",
    discussion: """
      Every byte is compared before anything is made. The folder must not be there yet. What comes of \
      it is a new station of the same book.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The backup.")
  var file: String

  @Argument(help: "The folder of the book; it must not be there yet.")
  var directory: String

  func validate() throws { try book.requireWriting() }

  func run() throws {
    let phrases = try book.workplace().phrases
    let summary: BookBackup.Summary
    do {
      summary = try BookBackup.restore(
        file, to: directory, disk: SystemDisk(), clock: SystemClock())
    } catch {
      throw Failure.store(phrases.sentence(for: error))
    }
    let day = phrases.date(DayClock.day(milliseconds: summary.made))
    Output.error(
      phrases.text(
        "restore.made", summary.identity.name, phrases.number(summary.lines),
        "\(day) \(DayClock.time(milliseconds: summary.made))"))
    Output.line(directory)
  }
}
