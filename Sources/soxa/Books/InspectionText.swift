import CommuneDomain
import JSONStore
import Localization
import VietnameseText

/// What looking through a book found, for people or as JSON.
struct InspectionText {
  let inspection: BookInspection
  let phrases: Phrases

  /// A row for each journal, then what is wrong and what else there is to know.
  var table: String {
    var table = TextTable(
      ["journal", "files", "lines", "acts", "last", "state"].map {
        TextTable.Column(
          title: phrases["verify.column.\($0)"],
          alignment: ["files", "lines", "acts"].contains($0) ? .trailing : .leading)
      })
    for journal in inspection.journals {
      table.append([
        journal.key, phrases.number(journal.files), phrases.number(journal.lines),
        phrases.number(journal.acts), journal.last.map(moment) ?? "", state(of: journal),
      ])
    }
    return table.text + "\n" + (findings + notes).map { "\($0.displaySafe)\n" }.joined()
  }

  private var findings: [String] { inspection.findings.map { phrases.sentence(for: $0) } }

  private var notes: [String] {
    var notes = inspection.journals.compactMap(\.unfinished)
      .map { phrases.text("verify.unfinished", phrases.words(for: $0)) }
    notes += inspection.copies.map { phrases.text("verify.copy-waiting", $0) }
    notes += inspection.unread.map { phrases.text("verify.folder-unread", $0) }
    notes += inspection.remarks.map { phrases.sentence(for: $0) }
    if let compared = inspection.comparedRegisters {
      let differs = inspection.findings.contains {
        if case .registerDiffers = $0.trouble { true } else { false }
      }
      if !differs { notes.append(phrases.text("verify.registers", phrases.number(compared))) }
    }
    notes.append(
      inspection.seals.last.map { phrases.sentence(for: $0) } ?? phrases["verify.no-seal"])
    if inspection.isSound {
      notes.append(
        phrases.text(
          "verify.sound", phrases.number(inspection.lines),
          phrases.number(inspection.journals.count)))
    }
    return notes
  }

  /// The sentence with which the command ends where the book is not sound.
  var refusal: String {
    let isOnlyNewer = inspection.findings.allSatisfy(\.isOfNewerProgram)
    return phrases.text(
      isOnlyNewer ? "verify.newer" : "verify.damaged", phrases.number(inspection.findings.count))
  }

  private func state(of journal: BookInspection.Journal) -> String {
    let findings = inspection.findings.filter {
      $0.place.file == "journal/\(journal.key)"
        || $0.place.file.hasPrefix("journal/\(journal.key)/")
    }
    if findings.isEmpty { return phrases["verify.state.good"] }
    let isOnlyNewer = findings.allSatisfy(\.isOfNewerProgram)
    return phrases[isOnlyNewer ? "verify.state.newer" : "verify.state.bad"]
  }

  private func moment(_ milliseconds: UInt64) -> String {
    let day = phrases.date(DayClock.day(milliseconds: milliseconds))
    return "\(day) \(DayClock.time(milliseconds: milliseconds))"
  }

  // MARK: - JSON

  var json: String {
    let journals = inspection.journals.map { journal in
      MachineText.object([
        ("journal", MachineText.string(journal.key)), ("files", String(journal.files)),
        ("bytes", String(journal.bytes)), ("lines", String(journal.lines)),
        ("acts", String(journal.acts)), ("number", String(journal.number)),
        ("digest", MachineText.string(journal.digest)), ("first", time(journal.first)),
        ("last", time(journal.last)),
      ])
    }
    let members: [(key: String, value: String)] = [
      ("sound", inspection.isSound ? "true" : "false"),
      ("store", MachineText.string(inspection.store.description)),
      ("commune", MachineText.string(inspection.identity.name)),
      ("format", String(inspection.format)),
      ("journals", MachineText.list(journals)),
      ("findings", MachineText.list(inspection.findings.map(json))),
      ("copies", MachineText.list(inspection.copies.map(MachineText.string))),
      ("registers", inspection.comparedRegisters.map(String.init) ?? "null"),
      ("seals", MachineText.list(inspection.seals.map(Self.json))),
    ]
    return MachineText.object(members) + "\n"
  }

  static func json(_ seal: BookInspection.SealedLine) -> String {
    MachineText.object([
      ("seal", MachineText.string(seal.mark)), ("digest", MachineText.string(seal.digest)),
      ("time", MachineText.string(DayClock.iso(milliseconds: seal.milliseconds))),
      ("author", MachineText.string(seal.author)), ("number", String(seal.number)),
      ("file", MachineText.string(seal.place.file)),
      ("line", seal.place.line.map(String.init) ?? "null"),
      ("state", MachineText.string(seal.state.rawValue)),
    ])
  }

  private func json(_ finding: BookInspection.Finding) -> String {
    MachineText.object([
      ("file", MachineText.string(finding.place.file)),
      ("line", finding.place.line.map(String.init) ?? "null"),
      ("trouble", MachineText.string(finding.trouble.word)),
      ("sentence", MachineText.string(phrases.sentence(for: finding))),
    ])
  }

  private func time(_ milliseconds: UInt64?) -> String {
    MachineText.optional(milliseconds.map { DayClock.iso(milliseconds: $0) })
  }
}

extension BookInspection.Trouble {
  /// What programs call it.
  var word: String {
    switch self {
    case .badLine: "bad-line"
    case .fileMissing: "file-missing"
    case .actNotWhole: "act-not-whole"
    case .cutShort: "cut-short"
    case .rewritten: "rewritten"
    case .brokenSeal: "broken-seal"
    case .listUnreadable: "list-unreadable"
    case .registerMissing: "register-missing"
    case .registerChanged: "register-changed"
    case .registerDiffers: "register-differs"
    }
  }
}

extension BookInspection.Finding {
  /// Whether nothing is wrong but that a newer version of the program wrote it.
  fileprivate var isOfNewerProgram: Bool {
    if case .badLine(.newerVersion) = trouble { true } else { false }
  }
}
