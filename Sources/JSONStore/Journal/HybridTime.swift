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
    var writer = JSONWriter(capacity: 32)
    writer.time(self)
    return String(decoding: writer.bytes.dropFirst().dropLast(), as: UTF8.self)
  }

  /// Reads what `text` writes and nothing else.
  init?(_ text: String) {
    let form = StaticString("0000-00-00T00:00:00.000Z/0000")
    var text = text
    var numbers = InlineArray<8, Int>(repeating: 0)
    let isWhole = text.withUTF8 { letters in
      guard letters.count == form.utf8CodeUnitCount else { return false }
      var place = 0
      for index in 0..<letters.count {
        let letter = letters[index]
        if form.utf8Start[index] == UInt8(ascii: "0") {
          guard letter &- 48 < 10 else { return false }
          numbers[place] = numbers[place] * 10 + Int(letter - 48)
        } else {
          guard letter == form.utf8Start[index] else { return false }
          if letter != UInt8(ascii: "Z") { place += 1 }
        }
      }
      return true
    }
    guard isWhole, let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]),
      date.dayNumber >= 0, numbers[3] < 24, numbers[4] < 60, numbers[5] < 60
    else { return nil }
    let whole = ((date.dayNumber * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5]
    self.init(milliseconds: UInt64(whole * 1000 + numbers[6]), counter: numbers[7])
  }
}
