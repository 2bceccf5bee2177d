/// What taking in another copy of the book has brought, or would bring.
package struct TakenCopy: Hashable, Sendable {
  /// How many records of a register.
  package struct Count: Hashable, Sendable {
    package var created: Int
    package var changed: Int
    package var removed: Int

    package init(created: Int = 0, changed: Int = 0, removed: Int = 0) {
      self.created = created
      self.changed = changed
      self.removed = removed
    }
  }

  /// How many files of journals held something new.
  package var files = 0
  /// Who wrote what is new.
  package var authors: [String] = []
  package var records: [RegisterKey: Count] = [:]
  /// What stands on the review list now and did not before.
  package var review: [ReviewEntry] = []

  package init() {}
}
