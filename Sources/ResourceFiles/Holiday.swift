package import CommuneDomain

/// A day on which offices are closed.
package struct Holiday: Hashable, Sendable {
  package let date: CalendarDate
  package let name: String
  package let legalBasis: String
  /// False for what was not yet checked against the announcement.
  package let isVerified: Bool
}
