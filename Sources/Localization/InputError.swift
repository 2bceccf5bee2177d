package import CommuneDomain

/// Why typed text is no value of a field; holds what was typed, and `Phrases` gives it words.
package enum InputError: Error, Hashable, Sendable {
  /// Not the form of a date at all.
  case dateExpected(String)
  /// The form of a date that the calendar does not have, such as 31/02.
  case noSuchDate(String)
  /// A year or month where the day must be known.
  case wholeDayExpected(String)
  case numberExpected(String)
  /// Not a number, for a field that takes decimals.
  case decimalExpected(String)
  case amountExpected(String)
  case timeExpected(String)
  case flagExpected(String)
  /// None of the alternatives begins so; their keys.
  case noSuchChoice(String, choices: [String])
  /// More than one alternative begins so; their keys.
  case severalChoices(String, choices: [String])
  case noSuchRecord(RegisterKey, String)
  /// More than one record is called so; how many, and the titles of the first few.
  case several(RegisterKey, String, count: Int, titles: [String])
  /// Not `CODE=mark` or `CODE=remark`.
  case markExpected(String)
  /// Neither a household nor a person that could have a mark.
  case noSuchSubject(String)
  /// A date without a text after it.
  case noteExpected(String)
}
