package import CommuneDomain
package import Localization

/// Everything that a report is made from.
package struct ReportContext: Sendable {
  package var circumstances: Circumstances
  package var period: ReportPeriod?
  /// The record that the report is about, where it is about one.
  package var subject: RecordID?
  package var phrases: Phrases
  package var identity: BookIdentity
  /// Whether it is to be signed: a draft may hold differences that nobody has explained.
  package var isFinal: Bool
  /// How many decimals percentages have, 0 to 2.
  package var decimals: Int
  /// The newest seal of the book, for the foot of the page; nil where there is none.
  package var seal: BookSeal?

  package init(
    circumstances: Circumstances, period: ReportPeriod? = nil, subject: RecordID? = nil,
    phrases: Phrases, identity: BookIdentity, isFinal: Bool = false,
    decimals: Int = 2, seal: BookSeal? = nil
  ) {
    self.circumstances = circumstances
    self.period = period
    self.subject = subject
    self.phrases = phrases
    self.identity = identity
    self.isFinal = isFinal
    self.decimals = min(2, max(0, decimals))
    self.seal = seal
  }
}
