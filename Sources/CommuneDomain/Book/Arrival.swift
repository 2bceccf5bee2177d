/// What others have saved in the book since it was last looked at.
package struct Arrival: Hashable, Sendable {
  /// What turns the commune that is shown into the one that is in the book.
  package var change: Change
  /// The review list as it is now; nil where it is what it was.
  package var review: [ReviewEntry]?
  /// Who saved, without repetition.
  package var authors: [String]

  package init(change: Change = Change(), review: [ReviewEntry]? = nil, authors: [String] = []) {
    self.change = change
    self.review = review
    self.authors = authors
  }

  package var isEmpty: Bool { change.isEmpty && review == nil && authors.isEmpty }
}
