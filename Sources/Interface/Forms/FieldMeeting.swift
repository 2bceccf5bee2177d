internal import CommuneDomain

/// That somebody else has written a field while it was being changed here; it stays until one of the
/// two values is chosen. What he wrote stands in the form's original.
struct FieldMeeting: Sendable, Hashable {
  /// What stood there when the form was opened.
  let base: FieldValue
  var author: String?
  var milliseconds: UInt64?
}
