/// Which commune's book this is.
package struct BookIdentity: Hashable, Sendable {
  /// Such as "Phường Minh Họa".
  package var name: String
  /// The five digits of the administrative unit; empty when not entered.
  package var code: String

  package init(name: String, code: String) {
    self.name = name
    self.code = code
  }
}
