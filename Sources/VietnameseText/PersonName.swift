/// A full name split the Vietnamese way: family name first, given name last, the rest between.
///
/// A trailing "(A)", "(B)" or number that tells namesakes apart is no part of the given name. A
/// given name of two words (Minh Khai) cannot be told from a middle and a given name, so the given
/// name is always one word; a name of one word is a given name.
package struct PersonName: Sendable, Hashable {
  package var given: String
  package var family: String
  package var middle: String
  /// "(A)" or "2" after the name; empty for nearly everyone.
  package var suffix: String

  package init(_ full: String) {
    let name = full.cleanedField
    let bytes = name.utf8.span
    let ranges = NameRanges(bytes)
    func part(_ range: Range<Int>) -> String {
      let start = name.utf8.index(name.startIndex, offsetBy: range.lowerBound)
      return String(name[start..<name.utf8.index(start, offsetBy: range.count)])
    }
    given = part(ranges.given)
    family = part(ranges.family)
    middle = part(ranges.middle)
    suffix = part(ranges.suffix)
  }

  /// The first letter of each word, folded: "nvb" for Nguyễn Văn Bắc.
  package var initials: String {
    var initials = ""
    for part in [family, middle, given] {
      for word in part.folded.split(separator: " ") {
        if let letter = word.first(where: { $0.isLetter || $0.isNumber }) {
          initials.append(letter)
        }
      }
    }
    return initials
  }
}
