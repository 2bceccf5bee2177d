package import CommuneDomain

/// What a cell or a figure holds for machine formats, exact and the same in every language.
package enum MachineValue: Hashable, Sendable {
  case none
  case integer(Int)
  /// A share by its exact parts, not by its rounded percentage.
  case ratio(Int, of: Int)
  /// A number with two decimals, in whole hundredths.
  case hundredths(Int)
  case date(CalendarDate)
  case text(String)
}

extension MachineValue {
  /// Hundredths with a decimal point, such as "-8.46".
  static func text(hundredths: Int) -> String {
    let rest = String(hundredths.magnitude % 100)
    return (hundredths < 0 ? "-" : "") + String(hundredths.magnitude / 100) + "."
      + (rest.utf8.count == 1 ? "0" : "") + rest
  }
}
