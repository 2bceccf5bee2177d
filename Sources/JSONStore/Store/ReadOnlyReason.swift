/// Why a book is open for reading only.
package indirect enum ReadOnlyReason: Hashable, Sendable {
  /// It was asked for.
  case requested
  /// Someone else writes in it now.
  case anotherInstance(holder: String)
  /// A newer version wrote it; this one can read it and would not write all that it holds.
  case newerFormat(Int)
  case noPermission
  /// Part of it is damaged; writing would make repair harder.
  case damaged
  /// A save failed and so did the second attempt in a new file.
  case diskFailed(StoreError)
  case closed
}
