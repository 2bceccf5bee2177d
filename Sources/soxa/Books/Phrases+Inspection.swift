import CommuneDomain
import JSONStore
import Localization

/// What looking through a book found, in sentences, each with what to do about it.
extension Phrases {
  func sentence(for finding: BookInspection.Finding) -> String {
    "\(words(for: finding)) \(remedy(for: finding))"
  }

  /// A file and, where one is meant, the line in it.
  func words(for place: BookInspection.Place) -> String {
    place.line.map { text("verify.place", place.file, String($0)) } ?? place.file
  }

  private func words(for finding: BookInspection.Finding) -> String {
    let place = words(for: finding.place)
    return switch finding.trouble {
    case .badLine(let problem): text("verify.bad-line", place, words(for: problem))
    case .fileMissing, .registerMissing: text("verify.file-missing", place)
    case .actNotWhole: text("verify.act-not-whole", place)
    case .cutShort(let last, let known, let witness):
      text(
        "verify.cut-short", finding.place.file, number(last), words(for: witness), number(known))
    case .rewritten(let first, let number, let witness):
      text(
        "verify.rewritten", place, words(for: witness), self.number(first), self.number(number))
    case .brokenSeal: text("verify.broken-seal", place)
    case .listUnreadable: text("verify.list-unreadable", place)
    case .registerChanged: text("verify.register-changed", place)
    case .registerDiffers(_, let records):
      text("verify.register-differs", place, number(records))
    }
  }

  private func remedy(for finding: BookInspection.Finding) -> String {
    switch finding.trouble {
    case .badLine(.newerVersion): self["verify.remedy.newer"]
    case .badLine, .fileMissing, .actNotWhole, .cutShort:
      text("verify.remedy.copy", copyName(finding.place.file))
    case .rewritten, .brokenSeal: self["verify.remedy.rewritten"]
    case .listUnreadable, .registerMissing, .registerChanged, .registerDiffers:
      self["verify.remedy.registers"]
    }
  }

  /// Under which name a good copy is put beside a file: `000003.copy.jsonl`.
  private func copyName(_ file: String) -> String {
    file.hasSuffix(".jsonl") ? "\(file.dropLast(6)).copy.jsonl" : "\(file)/000001.copy.jsonl"
  }

  /// Where a seal stands, and whether everything up to it is as it was.
  func sentence(for seal: BookInspection.SealedLine) -> String {
    let day = date(DayClock.day(milliseconds: seal.milliseconds))
    let time = DayClock.time(milliseconds: seal.milliseconds)
    return text(
      "verify.seal.\(seal.state.rawValue)", seal.mark, "\(day) \(time)", words(for: seal.place))
  }

  /// As it is printed.
  func words(for seal: BookSeal) -> String { text("report.seal", date(seal.date), seal.mark) }
}
