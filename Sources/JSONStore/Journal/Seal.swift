internal import CommuneDomain

/// What makes later changes of the past visible: once a day the digest of all journals' last lines goes
/// into a journal, and the beginning of that line's own digest is printed on reports.
enum Seal {
  /// The digest over the last line of each journal, in the order of their names.
  static func digest(of heads: [String: JournalPosition]) -> Digest {
    var writer = JSONWriter()
    for (key, head) in heads.sorted(by: { $0.key < $1.key }) where head.number > 0 {
      writer.raw(Array(key.utf8))
      writer.raw(" ")
      writer.integer(head.number)
      writer.raw(" ")
      writer.raw(head.digest.hexadecimal)
      writer.raw("\n")
    }
    return Digest(of: writer.bytes)
  }

  /// The number of a day in Vietnam, which is seven hours ahead of UTC all year.
  static func day(_ milliseconds: UInt64) -> UInt64 { (milliseconds + 25_200_000) / 86_400_000 }

  /// Eight digits in two groups, such as `A1B2-C3D4`.
  static func shortForm(of digest: Digest) -> String {
    let digits = String(digest.text.prefix(8)).uppercased()
    return "\(digits.prefix(4))-\(digits.suffix(4))"
  }
}
