/// From when to when something takes place within a day, in minutes since midnight.
package struct BookingHours: Hashable, Sendable {
  package let from: Int
  /// Nil while nobody has said when it ends.
  package let to: Int?

  /// Nil when the beginning is missing or no time.
  package init?(from: String, to: String) {
    guard let begin = TimeOfDay(from) else { return nil }
    self.from = begin.hour * 60 + begin.minute
    self.to = TimeOfDay(to).map { $0.hour * 60 + $0.minute }
  }

  /// Whether both take place at some moment; one without an end is known at its beginning only.
  package func overlaps(_ other: BookingHours) -> Bool {
    from == other.from || contains(other.from) || other.contains(from)
  }

  private func contains(_ minute: Int) -> Bool {
    to.map { from <= minute && minute < $0 } ?? false
  }
}
