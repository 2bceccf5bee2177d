/// A personal identification number: 3 digits for the place of birth registration, 1 for century
/// and sex, 2 for the year of birth, 6 random (Decree 137/2015/NĐ-CP; Circular 07/2016/TT-BCA).
///
/// It has no check digit; what can be checked are its groups.
package struct IdentityNumber: Hashable, Sendable {
  package let digits: String

  /// Nil unless there are exactly 12 digits.
  package init?(_ text: String) {
    guard text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    digits = text
  }

  private func number(_ range: Range<Int>) -> Int {
    digits.utf8.dropFirst(range.lowerBound).prefix(range.count)
      .reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The code of the place; what it names stands in `Resources/Rules/identity-places.json`.
  package var place: Int { number(0..<3) }

  /// The fourth digit: even for men, odd for women; 0–1 for the 1900s, 2–3 for the 2000s and on.
  package var centuryAndSex: Int { number(3..<4) }

  package var sex: Sex { centuryAndSex % 2 == 0 ? .male : .female }

  /// The year of birth that digits 4 to 6 say.
  package var birthYear: Int { 1900 + centuryAndSex / 2 * 100 + number(4..<6) }
}
