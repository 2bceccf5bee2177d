/// Which saved value of which field the review list means.
package struct ReviewMark: Hashable, Sendable {
  /// The field; nil for the removal of a record that somebody else brought back unawares.
  package var field: String?
  /// Whose entry of a marks or remarks field it is.
  package var subject: RecordID?
  /// The journal in which the value stands, such as `st01-lan`.
  package var author: String
  /// The running number of its line there.
  package var number: Int

  package init(field: String?, subject: RecordID? = nil, author: String, number: Int) {
    self.field = field
    self.subject = subject
    self.author = author
    self.number = number
  }
}
