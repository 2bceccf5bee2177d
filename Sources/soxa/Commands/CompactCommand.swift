import ArgumentParser
import CommuneDomain
import JSONStore
import Localization

/// `soxa compact`: the register files from the journals alone.
struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract:
      "Make the register files anew from the journals, and compare them with what was there.",
    discussion: "Left-over temporary files are removed. No journal is touched.")

  @OptionGroup var book: BookOptions

  func run() throws {
    var book = try Book(in: book.workplace(), readOnly: book.readOnly)
    defer { book.close() }
    let phrases = book.phrases
    let compaction: Compaction
    do {
      compaction = try book.store.compact(&book.commune)
    } catch {
      throw Failure.store(phrases.sentence(for: error))
    }
    if compaction.differing.isEmpty { Output.line(phrases["compact.equal"]) }
    for (register, count) in compaction.differing.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    {
      Output.line(
        phrases.text("compact.differing", phrases.name(of: register), phrases.number(count)))
    }
    Output.line(
      phrases.text(
        "compact.sizes", phrases.number(compaction.registerBytesBefore),
        phrases.number(compaction.registerBytesAfter), phrases.number(compaction.journalBytes)))
    if !compaction.removed.isEmpty {
      Output.line(
        phrases.text(
          "compact.removed", phrases.number(compaction.removed.count),
          phrases.number(compaction.removedBytes)))
    }
    if !compaction.left.isEmpty {
      Output.line(phrases.text("compact.left", phrases.number(compaction.left.count)))
    }
    if !compaction.isWritten { throw Failure.store(phrases["compact.busy"]) }
  }
}
