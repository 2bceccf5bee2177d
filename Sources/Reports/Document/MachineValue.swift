package import CommuneDomain

/// What a cell or a figure holds for machine formats, exact and the same in every language.
package enum MachineValue: Hashable, Sendable {
  case none
  case integer(Int)
  /// A share by its exact parts, not by its rounded percentage.
  case ratio(Int, of: Int)
  case date(CalendarDate)
  case text(String)
}
