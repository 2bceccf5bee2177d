internal import CommuneDomain

/// Makes the identifiers of one register: each younger than the one before, as if the records had
/// been entered one after the other on the days given.
struct IdentifierSequence: Sendable {
  private var random: SeededGenerator
  private let yesterday: Int
  private var last: UInt64 = 0

  init(seed: UInt64, register: RegisterKey, today: CalendarDate) {
    random = SeededGenerator(seed: seed, stream: "identifiers of \(register.rawValue)")
    yesterday = today.dayNumber - 1
  }

  /// The next identifier, of a record entered on that day or soon after; never after yesterday's.
  mutating func next<Record>(on day: CalendarDate) -> ID<Record> {
    // Offices open at 08:00, which is 01:00 UTC.
    let opening = UInt64(max(0, min(day.dayNumber, yesterday))) * 86_400_000 + 3_600_000
    last = max(opening, last) + UInt64(random.number(in: 1_000...9_000))
    let bits = random.next()
    return ID(
      RecordID(
        milliseconds: last,
        random: (UInt16(truncatingIfNeeded: bits), random.next())))
  }
}
