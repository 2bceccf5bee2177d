internal import CommuneDomain

/// Gives out identification numbers whose groups are right and whose last six digits only count, so
/// that no two are equal and all are plainly invented.
struct IdentityNumbers: Sendable {
  private var given = 0

  mutating func next(sex: Sex, birthYear: Int, random: inout SeededGenerator) -> String {
    given += 1
    let place = random.chance(80) ? Self.home : random.pick(Self.places)
    let centuryAndSex = (birthYear / 100 - 19) * 2 + (sex == .male ? 0 : 1)
    return padded(place, to: 3) + String(centuryAndSex) + padded(birthYear % 100, to: 2)
      + padded(given % 1_000_000, to: 6)
  }

  /// Tuyên Quang.
  private static let home = 8

  /// The 63 provinces and cities of 2004 to 2025 (Circular 07/2016/TT-BCA); numbers of birth
  /// registrations before the mergers keep them.
  private static let places = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
  ]
}

/// The number with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
