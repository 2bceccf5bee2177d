/// A time of day to the minute, written HH:mm.
package struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  package let hour: Int
  package let minute: Int

  /// Reads `19:00`, `19h00`, `19h` or `7:05`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.lowercased().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
    guard parts.count == 2, let hour = Int(parts[0]), (0...23).contains(hour),
      let minute = parts[1].isEmpty ? 0 : Int(parts[1]), (0...59).contains(minute)
    else { return nil }
    self.hour = hour
    self.minute = minute
  }

  package var description: String {
    (hour < 10 ? "0" : "") + String(hour) + (minute < 10 ? ":0" : ":") + String(minute)
  }
}
