/// A dated entry in a diary field, such as the progress of a recommendation.
///
/// Notes are added and withdrawn whole, never rewritten, so that two writers cannot lose each
/// other's paragraph.
package struct Note: Hashable, Sendable {
  /// How many letters one entry may have, as a paragraph may.
  package static let longest = 500

  package var date: CalendarDate
  package var text: String
  package var author: String

  package init(date: CalendarDate, text: String, author: String = "") {
    self.date = date
    self.text = text
    self.author = author
  }
}
