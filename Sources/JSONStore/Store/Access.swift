/// What can be done with an open book.
package enum Access: Hashable, Sendable {
  case readWrite
  case readOnly(ReadOnlyReason)
}
