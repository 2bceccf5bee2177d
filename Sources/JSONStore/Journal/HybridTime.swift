internal import CommuneDomain

/// When a line was written: the clock, or what was seen last and a counter, so that it never goes
/// back even where clocks do.
struct HybridTime: Hashable, Comparable {
  var milliseconds: UInt64
  var counter: Int

  static let zero = HybridTime(milliseconds: 0, counter: 0)

  /// The time of a line written now, after everything seen.
  func next(clock: UInt64) -> HybridTime {
    if clock > milliseconds { return HybridTime(milliseconds: clock, counter: 0) }
    if counter < 9999 { return HybridTime(milliseconds: milliseconds, counter: counter + 1) }
    return HybridTime(milliseconds: milliseconds + 1, counter: 0)
  }

  static func < (left: HybridTime, right: HybridTime) -> Bool {
    (left.milliseconds, left.counter) < (right.milliseconds, right.counter)
  }
}

extension HybridTime {
  /// Such as `2026-11-20T01:15:30.123Z/0004`.
  var text: String {
    let days = Int(milliseconds / 86_400_000)
    var rest = Int(milliseconds % 86_400_000)
    var writer = JSONWriter()
    writer.bytes.append(contentsOf: CalendarDate(dayNumber: days).description.utf8)
    for (mark, unit, width) in [
      (UInt8(ascii: "T"), 3_600_000, 2), (UInt8(ascii: ":"), 60_000, 2),
      (UInt8(ascii: ":"), 1000, 2), (UInt8(ascii: "."), 1, 3),
    ] {
      writer.bytes.append(mark)
      writer.digits(rest / unit, width)
      rest %= unit
    }
    writer.raw("Z/")
    writer.digits(counter, 4)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Reads what `text` writes and nothing else.
  init?(_ text: String) {
    let letters = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      letters[range].reduce(0 as Int?) { value, letter in
        guard let value, (48...57).contains(letter) else { return nil }
        return value * 10 + Int(letter - 48)
      }
    }
    guard letters.count == 29, let date = CalendarDate(iso: text.prefix(10)), date.isWholeDay,
      date.dayNumber >= 0,
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let thousandth = number(20..<23), let counter = number(25..<29),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let whole = ((date.dayNumber * 24 + hour) * 60 + minute) * 60 + second
    self.init(milliseconds: UInt64(whole * 1000 + thousandth), counter: counter)
    guard self.text == text else { return nil }
  }
}
