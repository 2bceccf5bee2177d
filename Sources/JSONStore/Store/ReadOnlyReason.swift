/// Why a book is open for reading only.
package indirect enum ReadOnlyReason: Hashable, Sendable {
  /// It was asked for.
  case requested
  /// Someone rearranges the book at the moment.
  case anotherInstance(holder: String)
  /// It lies on a network file system of that kind.
  case networkDisk(kind: String)
  /// A newer version wrote it; this one can read it and would not write all that it holds.
  case newerFormat(Int)
  case noPermission
  /// The file that says which book it is cannot be read.
  case identityLost
  /// The disk takes no writing at all.
  case readOnlyDisk
  /// A save failed and so did the second attempt in a new file.
  case diskFailed(StoreError)
  case closed
}
