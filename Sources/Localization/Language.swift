/// The languages that the program speaks; raw values name the files in `Resources/Locales`.
package enum Language: String, CaseIterable, Sendable {
  case vietnamese = "vi"
  case english = "en"

  /// Between thousands.
  package var groupSeparator: Character { self == .vietnamese ? "." : "," }

  /// Before the fraction.
  package var decimalSeparator: Character { self == .vietnamese ? "," : "." }

  /// After a percentage.
  package var percentSign: String { self == .vietnamese ? " %" : "%" }
}
