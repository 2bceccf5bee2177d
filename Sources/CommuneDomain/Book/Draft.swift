/// A form that is not saved yet, as typed, so that nothing is lost when the program ends.
package struct Draft: Hashable, Sendable {
  /// The text of one field as it stands on the screen.
  package struct Entry: Hashable, Sendable {
    package var register: RegisterKey
    package var field: String
    package var text: String
    /// The text that stood there when it was begun; nil where there was nothing to change.
    package var base: String?

    package init(register: RegisterKey, field: String, text: String, base: String? = nil) {
      self.register = register
      self.field = field
      self.text = text
      self.base = base
    }
  }

  package var register: RegisterKey
  package var record: RecordID
  package var isNew: Bool
  package var entries: [Entry]
  /// The field on which the cursor stood.
  package var focus: String
  /// Whether its writer left the form on purpose; otherwise the program ended under it, and the next
  /// start opens it again.
  package var isSetAside: Bool

  package init(
    register: RegisterKey, record: RecordID, isNew: Bool, entries: [Entry], focus: String,
    isSetAside: Bool = false
  ) {
    self.register = register
    self.record = record
    self.isNew = isNew
    self.entries = entries
    self.focus = focus
    self.isSetAside = isSetAside
  }
}
