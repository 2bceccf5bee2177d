internal import CommuneDomain

/// A moment as clocks in Vietnam show it: UTC+7, without summer time since 1975.
struct Moment: Hashable, Sendable {
  let day: CalendarDate
  /// Such as "17:02".
  let time: String

  init(_ milliseconds: UInt64) {
    let seconds = Int(milliseconds / 1000) + 7 * 3600
    day = CalendarDate(dayNumber: seconds / 86_400)
    let minute = seconds % 86_400 / 60
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    time = "\(two(minute / 60)):\(two(minute % 60))"
  }
}
