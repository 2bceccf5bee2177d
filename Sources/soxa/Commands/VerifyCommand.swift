import ArgumentParser
import JSONStore
import Localization

/// `soxa verify`: the book as evidence.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Look through every journal from its first byte.",
    discussion: """
      Tells the first bad line of each journal and what to do about it, journals that were cut short \
      or written anew, and register files that are not what the journals give. Exit status 3 when \
      anything is wrong. Nothing is changed.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "A seal as printed on a report, such as A1B2-C3D4: where it is, and does it hold?")
  var seal: String?

  @Option(help: "table or json.")
  var format: TableFormat = .table

  func run() throws {
    let workplace = try book.workplace()
    let phrases = workplace.phrases
    let inspection: BookInspection
    do {
      inspection = try BookInspection(
        of: workplace.storePath, disk: SystemDisk(), clock: SystemClock(),
        comparesRegisters: seal == nil)
    } catch {
      throw Failure.store(phrases.sentence(for: error))
    }
    if let seal { return try tell(seal, of: inspection, phrases) }
    let text = InspectionText(inspection: inspection, phrases: phrases)
    Output.text(format == .json ? text.json : text.table)
    if !inspection.isSound { throw Failure.store(text.refusal) }
  }

  private func tell(_ typed: String, of inspection: BookInspection, _ phrases: Phrases) throws {
    guard let seals = inspection.seals(beginning: typed) else {
      throw Failure.usage(phrases.text("verify.seal.form", typed))
    }
    if format == .json {
      Output.text(MachineText.rows(seals.map(InspectionText.json)))
    }
    guard !seals.isEmpty else {
      throw Failure.store(phrases.text("verify.seal.unknown", typed))
    }
    if let bad = seals.first(where: { $0.state != .holds }) {
      throw Failure.store(phrases.sentence(for: bad))
    }
    if format == .table { for seal in seals { Output.line(phrases.sentence(for: seal)) } }
  }
}
