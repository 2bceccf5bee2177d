package import CommuneDomain

/// Why a report was not made.
package enum ReportError: Error, Hashable, Sendable {
  /// The report is made for periods of these kinds only.
  case wrongPeriod([ReportPeriod.Kind])
  case needsSubject(RegisterKey)
  case noSuchSubject(RegisterKey, RecordID)
  /// These control totals differ from what is counted, and nobody has said why.
  case needsNote(RecordSet)
}
