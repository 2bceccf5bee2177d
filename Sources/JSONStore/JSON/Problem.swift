/// What is wrong at one place of a file.
package enum Problem: Error, Hashable, Sendable {
  /// Not JSON, or not what is expected at that place.
  case unexpected
  case notUTF8
  /// A control character that is not escaped.
  case controlCharacter
  case badNumber
  case badIdentifier
  case badDate
  /// A word that is none of the field's alternatives, or a value of another kind.
  case wrongValue
  case duplicateKey(String)
  case unknownKey(String)
  case unknownRegister(String)
  case missingKey(String)
  case tooDeep
  /// A text, or a record beside its texts and lists, that is longer than any that is written.
  case tooLong
  case trailingText
  /// Records do not stand in the order of their identifiers, or one stands twice.
  case outOfOrder
  /// The digest at the end of the line is not that of the line.
  case wrongDigest
  /// The line does not follow the one before it.
  case brokenChain
  case newerVersion(Int)
}
