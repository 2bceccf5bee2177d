/// The newest seal of a book, as it is printed on paper: whoever changes the past afterwards cannot
/// change it with the paper.
package struct BookSeal: Hashable, Sendable {
  /// The day on which the book was sealed.
  package var date: CalendarDate
  /// Such as `A1B2-C3D4`.
  package var mark: String

  package init(date: CalendarDate, mark: String) {
    self.date = date
    self.mark = mark
  }
}
