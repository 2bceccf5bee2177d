/// What a column of a table asks for.
package struct ColumnSpec: Hashable, Sendable {
  /// The width below which it is better left out.
  package var minimum: Int
  /// The width beyond which it gains nothing.
  package var ideal: Int
  /// Where room is short the lowest goes first; among equals the one furthest right.
  package var priority: Int
  /// Whether it takes part of what is left once every column has its ideal width.
  package var stretches: Bool

  /// A column; without an ideal width it is always as wide as its minimum.
  package init(minimum: Int, ideal: Int? = nil, priority: Int = 0, stretches: Bool = false) {
    self.minimum = max(1, minimum)
    self.ideal = max(self.minimum, ideal ?? minimum)
    self.priority = priority
    self.stretches = stretches
  }
}
