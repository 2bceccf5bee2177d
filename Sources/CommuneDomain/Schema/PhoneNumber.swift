/// A Vietnamese telephone number: mobile 10 digits from 03, 05, 07, 08 or 09, fixed 11 from 02.
package struct PhoneNumber: Hashable, Sendable {
  /// With the leading 0 and without blanks.
  package let digits: String

  /// Reads blanks, dots, hyphens and +84 away; nil when what remains is no such number.
  package init?(_ text: String) {
    var digits = text.filter { !" .-()".contains($0) }
    if digits.hasPrefix("+84") { digits = "0" + digits.dropFirst(3) }
    let bytes = Array(digits.utf8)
    guard bytes.allSatisfy({ (48...57).contains($0) }), bytes.count >= 2, bytes[0] == 48 else {
      return nil
    }
    switch bytes[1] {
    case 50 where bytes.count == 11: break
    case 51, 53, 55, 56, 57: guard bytes.count == 10 else { return nil }
    default: return nil
    }
    self.digits = digits
  }
}
