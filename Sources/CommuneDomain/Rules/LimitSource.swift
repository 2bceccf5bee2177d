/// Where a constant of the table was found.
package enum LimitSource: String, Sendable {
  /// In a press report or on a legal site that quotes the regulation.
  case published
  /// Only remembered; nobody has seen it written.
  case memory
  /// No regulation sets it: what the program begins with, and the office decides for itself.
  case office
}

/// How far a constant is to be trusted; its words are `rules.<standing>`.
package enum LimitStanding: String, Sendable, CaseIterable {
  /// Checked against the text of the regulation.
  case verified
  /// As it was published, the text itself not seen.
  case published
  case unverified
  /// A usual value that the office may decide otherwise.
  case usual
}
