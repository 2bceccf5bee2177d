internal import CommuneDomain
package import Localization

extension Report {
  /// What menus call the report.
  package func title(_ phrases: Phrases) -> String { phrases["report.\(name).name"] }
}

extension ReportError {
  /// Why the report was not made, and what to do about it.
  package func sentence(_ phrases: Phrases) -> String {
    switch self {
    case .wrongPeriod(let kinds):
      let words = kinds.map { phrases["report.period.kind.\($0.rawValue)"] }
      return phrases.text("report.error.wrongPeriod", words.joined(separator: ", "))
    case .needsSubject(let register):
      return phrases.text("report.error.needsSubject", phrases.oneName(of: register))
    case .noSuchSubject(let register, let id):
      return phrases.text(
        "report.error.noSuchSubject", phrases.name(of: register), id.description)
    case .needsNote(let totals):
      return phrases.text("report.error.needsNote", phrases.number(totals.count))
    }
  }
}
