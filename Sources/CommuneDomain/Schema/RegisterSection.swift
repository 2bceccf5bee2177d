/// How the home screen groups the registers; the first few are at hand by a digit.
package enum RegisterSection: String, CaseIterable, Sendable {
  /// Used every day: listed one by one.
  case daily
  case organisations, people, admission, work, citizens, quality, duties, office
}
