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

  /// Names what does not fit together any more, such as two households of one code.
  private func tellCollisions(after change: Change, _ workplace: Workplace) throws {
    let book = try Book(in: workplace, readOnly: true)
    let collisions = book.circumstances.collisions(after: change)
    for issue in collisions.prefix(20) {
      Output.line(book.phrases.sentence(for: issue, in: book.commune))
    }
    if collisions.count > 20 {
      Output.line(
        book.phrases.text("merge.collisions", book.phrases.number(collisions.count - 20)))
    }
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
    if check {
      Output.line(phrases["merge.check-hint"])
    } else {
      try tellCollisions(after: summary.change, workplace)
    }
    if !summary.review.isEmpty { Output.line(phrases["merge.review-hint"]) }
  }
}
