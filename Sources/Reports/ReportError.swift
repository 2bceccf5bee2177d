package import CommuneDomain

/// Why a report was not made.
package enum ReportError: Error, Hashable, Sendable {
  /// The report is made for periods of these kinds only.
  case wrongPeriod([ReportPeriod.Kind])
  case needsSubject(RegisterKey)
  case noSuchSubject(RegisterKey, RecordID)
  /// These control totals differ from what is counted, and nobody has said why.
  case needsNote(RecordSet)

  /// The phrase key of its sentence is `report.error.<name>`.
  package var phrase: String {
    switch self {
    case .wrongPeriod: "wrongPeriod"
    case .needsSubject: "needsSubject"
    case .noSuchSubject: "noSuchSubject"
    case .needsNote: "needsNote"
    }
  }
}
