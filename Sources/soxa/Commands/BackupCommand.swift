import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa backup`: the book in one file.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Put the whole book into one file, also while others write.",
    discussion: """
      The file is a tar archive whose first member lists all others with their digests; it is read \
      back and compared before it takes its name. A file of that name is kept as FILE.1, FILE.2 and \
      so on.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "The file to write, such as /mnt/usb/so-xa.tar.")
  var file: String

  @Option(parsing: .unconditional, help: "How many older backups stay.")
  var keep = 7

  @Flag(help: "Write nothing: compare every byte of a backup that is there.")
  var check = false

  func validate() throws {
    guard (0...10_000).contains(keep) else {
      throw ValidationError("--keep must be between 0 and 10000.")
    }
    guard !file.isEmpty else { throw ValidationError("FILE must not be empty.") }
  }

  func run() throws {
    let workplace = try book.workplace()
    let phrases = workplace.phrases
    let summary: BookBackup.Summary
    do throws(StoreError) {
      if check {
        summary = try BookBackup.check(file, disk: SystemDisk())
      } else {
        log()
        summary = try BookBackup.write(
          bookAt: workplace.storePath, to: file, keeping: keep, disk: SystemDisk(),
          clock: SystemClock(), randomness: SystemRandomness())
      }
    } catch {
      throw Failure.store(phrases.sentence(for: error))
    }
    Output.line(phrases.words(for: summary, isCheck: check))
    if let seal = summary.seal { Output.line(phrases.words(for: seal)) }
    if summary.troubles > 0 {
      throw Failure.store(phrases.text("backup.damaged", phrases.number(summary.troubles)))
    }
  }

  /// The whole book leaves its folder: the log says so first. A book in which nothing can be written is
  /// backed up all the same, and now of all times.
  private func log() {
    do {
      var present = try Book(in: book.workplace(), readOnly: book.readOnly)
      defer { present.close() }
      try present.log(
        AccessEntry(
          .export, of: nil, in: nil, because: present.phrases["cli.backup-reason"],
          by: Surroundings.actor, id: present.store.makeID()))
    } catch {
      // What is wrong with the book itself is told by the backup.
      if let workplace = try? book.workplace() {
        Output.error(workplace.phrases["cli.export-not-logged"])
      }
    }
  }
}
