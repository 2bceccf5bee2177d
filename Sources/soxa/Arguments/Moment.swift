import ArgumentParser
import CommuneDomain
import Localization

/// A moment in Vietnam as typed: a day, which means its end, or a day and a time of day.
struct Moment: Hashable, Sendable {
  let day: CalendarDate
  /// The last millisecond that counts, since 1 January 1970 UTC.
  let milliseconds: UInt64

  /// Reads `2026-11-20`, `20/11/2026`, and both with a time such as `08:15` or `08:15:30` after a blank
  /// or a `T`; nil for anything else.
  init?(_ text: String) {
    let words = text.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "T" }
    guard let first = words.first, words.count <= 2, let day = Self.day(String(first)) else {
      return nil
    }
    var seconds = 86_400
    if words.count == 2 {
      guard let end = Self.end(of: words[1]) else { return nil }
      seconds = end
    }
    let moment = (day.dayNumber * 86_400 + seconds - 7 * 3600) * 1000 - 1
    guard moment > 0 else { return nil }
    self.day = day
    milliseconds = UInt64(moment)
  }

  private static func day(_ text: String) -> CalendarDate? {
    if let day = CalendarDate(iso: text) { return day.isWholeDay ? day : nil }
    guard text.split(separator: "/").count == 3 else { return nil }
    return try? FieldParser(today: CalendarDate(dayNumber: 0)).date(text)
  }

  /// How many seconds of the day are over at the end of that minute or second.
  private static func end(of time: Substring) -> Int? {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.count == 2 && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24,
      numbers[1] < 60, numbers.count == 2 || numbers[2] < 60
    else { return nil }
    let minute = numbers[0] * 3600 + numbers[1] * 60
    return numbers.count == 3 ? minute + numbers[2] + 1 : minute + 60
  }
}

/// `--as-of`, with which commands look at the book as it was.
struct PastOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "The book as it was then: 2026-11-20 or \"2026-11-20 08:15\", in Vietnam.",
    transform: PastOption.moment)
  var asOf: Moment?

  @Sendable static func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(text) else {
      throw ValidationError(
        "'\(text)' is no moment such as 2026-11-20, 20/11/2026 or \"2026-11-20 08:15\".")
    }
    return moment
  }
}
