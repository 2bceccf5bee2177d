internal import CommuneDomain

/// What makes later changes of the past visible: once a day the digest of all journals' last lines goes
/// into a journal, and the beginning of that line's own digest is printed on reports.
///
/// The lines meant are the one before in the journal itself, and those that `s` of the same line names.
enum Seal {
  /// The digest over the last line of each journal, in the order of their names.
  static func digest(of heads: [String: JournalPosition]) -> Digest {
    var writer = JSONWriter()
    for (key, head) in heads.sorted(by: { $0.key < $1.key }) where head.number > 0 {
      writer.raw(Array(key.utf8))
      writer.raw(" ")
      writer.integer(head.number)
      writer.raw(" ")
      writer.digest(head.digest)
      writer.raw("\n")
    }
    return Digest(of: writer.bytes)
  }

  /// What a line with a seal says of the other journals: all of them, so that whoever has the files
  /// can work the seal out again.
  static func witnesses(of heads: [String: JournalPosition], besides author: String) -> [String:
    Witness]
  {
    heads.filter { $0.key != author && $0.value.number > 0 }.mapValues { Witness($0) }
  }

  /// The number of a day in Vietnam, which is seven hours ahead of UTC all year.
  static func day(_ milliseconds: UInt64) -> UInt64 { (milliseconds + 25_200_000) / 86_400_000 }

  /// When the month ends in Vietnam in which a time lies, in milliseconds since 1970 in UTC.
  static func monthEnd(after milliseconds: UInt64) -> UInt64 {
    let date = CalendarDate(dayNumber: Int(day(milliseconds)))
    let next = date.adding(days: 1 - (date.day ?? 1)).adding(months: 1)
    return UInt64(next.dayNumber) * 86_400_000 - 25_200_000
  }

  /// Eight digits in two groups, such as `A1B2-C3D4`.
  static func shortForm(of digest: Digest) -> String { shortForm(ofDigits: digest.text) }

  static func shortForm(ofDigits digits: String) -> String {
    let digits = digits.prefix(8).uppercased()
    return "\(digits.prefix(4))-\(digits.suffix(4))"
  }
}

/// A line that seals all journals.
struct SealPlace: Hashable {
  /// The journal in which it stands, and its number there.
  var key: String
  var number: Int
  var time: HybridTime
  var digest: Digest

  init(key: String, number: Int, time: HybridTime, digest: Digest) {
    self.key = key
    self.number = number
    self.time = time
    self.digest = digest
  }

  init(_ line: JournalReading.Line, in key: String) {
    self.init(
      key: key, number: line.line.number, time: line.line.time, digest: line.position.digest)
  }

  /// Seals in the order in which they were made.
  static func < (left: SealPlace, right: SealPlace) -> Bool {
    (left.time, left.key, left.number) < (right.time, right.key, right.number)
  }

  var json: JSONValue {
    .array([.string(key), .integer(number), .string(time.text), .string(digest.text)])
  }

  init?(json: JSONValue) {
    guard let key = json[0]?.string, let number = json[1]?.integer,
      let time = json[2]?.string.flatMap(HybridTime.init),
      let digest = (json[3]?.string).flatMap({ Digest(hexadecimal: $0.utf8) })
    else { return nil }
    self.init(key: key, number: number, time: time, digest: digest)
  }
}

extension BookSeal {
  init(_ place: SealPlace) {
    self.init(
      date: CalendarDate(dayNumber: Int(Seal.day(place.time.milliseconds))),
      mark: Seal.shortForm(of: place.digest))
  }
}
