package import CommuneDomain

/// What personal identification numbers and telephone numbers say.
extension Phrases {
  /// What the twelve digits of an identification number mean, such as "khai sinh tại Cao Bằng · nam
  /// · sinh năm 1985"; nil for anything else.
  ///
  /// To be read beside the field: a number that disagrees with what else is known is a reason to
  /// look at the card, never to refuse the record.
  package func identityMeaning(_ text: String, _ limits: LimitTable) -> String? {
    guard let number = IdentityNumber(text) else { return nil }
    let place: String
    if let known = limits.identityPlace(of: number) {
      place = known.name
    } else {
      let code = String(text.prefix(3))
      place = self.text(number.place > 96 ? "identity.abroad" : "identity.no-place", code)
    }
    return self.text(
      "identity.meaning", place, choice(.people, "sex", number.sex.rawValue),
      String(number.birthYear))
  }

  /// A number in groups: 0912 345 678, 024 3825 1234, 0219 386 1234.
  func phone(_ number: PhoneNumber) -> String {
    let digits = number.digits
    let groups =
      digits.utf8.count == 10 ? [4, 3] : Self.hasShortAreaCode(digits) ? [3, 4] : [4, 3]
    let rest = digits.dropFirst(groups[0])
    return "\(digits.prefix(groups[0])) \(rest.prefix(groups[1])) \(rest.dropFirst(groups[1]))"
  }

  /// Hà Nội and Thành phố Hồ Chí Minh.
  private static func hasShortAreaCode(_ digits: String) -> Bool {
    digits.hasPrefix("024") || digits.hasPrefix("028")
  }
}
