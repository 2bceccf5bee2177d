extension RecordID {
  /// When the identifier was made, as clocks in Vietnam show it: UTC+7, without summer time since 1975.
  package var moment: (day: CalendarDate, time: String) {
    let seconds = Int(high >> 16) / 1000 + 7 * 3600
    let minute = seconds % 86_400 / 60
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return (
      CalendarDate(dayNumber: seconds / 86_400), "\(two(minute / 60)):\(two(minute % 60))"
    )
  }
}
