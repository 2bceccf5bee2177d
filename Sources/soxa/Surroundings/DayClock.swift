import CommuneDomain
import JSONStore

/// Which day it is in Vietnam, or the day that `--today` says it is.
struct DayClock: Sendable {
  let fixed: CalendarDate?

  var today: CalendarDate {
    fixed ?? Self.day(milliseconds: SystemClock().milliseconds())
  }

  /// The day in Vietnam (UTC+7, no summer time) at a moment.
  static func day(milliseconds: UInt64) -> CalendarDate {
    CalendarDate(dayNumber: Int(milliseconds / 1000 + 7 * 3600) / 86_400)
  }

  /// The time of day in Vietnam at a moment, such as 08:15.
  static func time(milliseconds: UInt64) -> String {
    let minutes = Int(milliseconds / 60_000 + 7 * 60) % (24 * 60)
    return padded(minutes / 60) + ":" + padded(minutes % 60)
  }

  /// A moment for machines: ISO 8601 in UTC.
  static func iso(milliseconds: UInt64) -> String {
    let seconds = Int(milliseconds / 1000)
    let day = CalendarDate(dayNumber: seconds / 86_400)
    let time = seconds % 86_400
    let fraction = String(1000 + milliseconds % 1000).dropFirst()
    return "\(day)T\(padded(time / 3600)):\(padded(time / 60 % 60)):\(padded(time % 60))"
      + ".\(fraction)Z"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
