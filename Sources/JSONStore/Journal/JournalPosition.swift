/// The end of a line of a journal: everything up to here is known.
struct JournalPosition: Hashable {
  var segment: Int
  /// The line's number; 0 before the first.
  var number: Int
  var digest: Digest
  /// Where the line ends in its segment.
  var offset: Int
}
