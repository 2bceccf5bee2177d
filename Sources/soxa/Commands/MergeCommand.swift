import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa merge`: what another copy of the book holds besides.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take in what another copy of this book holds besides.",
    discussion: """
      The copy is a backup, or the folder of the book on another disk. Both lose nothing: where two \
      have written different values without knowing of each other, one stands and the other waits in \
      the review list (soxa conflicts). Doing it twice changes nothing more. --check says what would \
      come of it.
      """)

  @OptionGroup var book: BookOptions

  @Argument(help: "A backup, such as /mnt/usb/so-xa.tar, or a folder, such as /mnt/usb/so-xa.")
  var source: String

  @Flag(help: "Say what would come of it; change nothing.")
  var check = false

  func validate() throws {
    if book.readOnly, !check { throw ValidationError("--read-only takes in nothing; use --check.") }
  }

  func run() throws {
    let workplace = try book.workplace()
    let phrases = workplace.phrases
    let summary: BookMerge.Summary
    do {
      summary = try BookMerge.take(
        from: source, into: workplace.storePath, isTrial: check,
        allowsNetwork: workplace.allowsNetwork)
    } catch {
      throw Failure.store(phrases.sentence(for: error))
    }
    for sentence in phrases.sentences(for: summary.remarks) { Output.error(sentence) }
    for line in phrases.lines(of: summary.copy, from: source, isDone: !check) {
      Output.line(line)
    }
    guard summary.files > 0 else { return }
    if check { Output.line(phrases["merge.check-hint"]) }
    if !summary.review.isEmpty { Output.line(phrases["merge.review-hint"]) }
  }
}
