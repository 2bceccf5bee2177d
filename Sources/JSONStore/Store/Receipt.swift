package import CommuneDomain

/// Proof that a change is on the medium.
package struct Receipt: Hashable, Sendable {
  /// The running number in its author's journal.
  package let number: Int
  /// Milliseconds since 1 January 1970 UTC.
  package let milliseconds: UInt64
  /// The change without what somebody else had done already.
  package let change: Change
}
