/// Why a file of words or rules could not be used; names the file and what is wrong in it.
package enum ResourceError: Error, Hashable, Sendable {
  case missing(file: String)
  case unreadable(file: String)
  /// The line where reading stopped, counted from 1, where it can be told.
  case notJSON(file: String, line: Int?)
  /// The value of that key is of another kind, or not there.
  case wrongKind(file: String, key: String)
  /// A rule whose value has no meaning, such as the date 31/02.
  case wrongValue(file: String, key: String, value: String)
}
