/// What the first three digits of a personal identification number name: where a birth was registered.
package struct IdentityPlace: Hashable, Sendable {
  /// 1 to 999; the numbers write it with three digits.
  package let code: Int
  package let name: String
  package let legalBasis: String
  package let validFrom: CalendarDate
  /// Where the row was found.
  package let source: LimitSource
  /// False for what was not yet checked against the text of the regulation.
  package let isVerified: Bool

  package init(
    code: Int, name: String, legalBasis: String, validFrom: CalendarDate,
    source: LimitSource = .memory, isVerified: Bool = false
  ) {
    self.code = code
    self.name = name
    self.legalBasis = legalBasis
    self.validFrom = validFrom
    self.source = source
    self.isVerified = isVerified
  }
}

extension LimitTable {
  /// The place of a number: of a code that was given anew, that of the time of the birth; nil for a code
  /// of which the table says nothing.
  package func identityPlace(of number: IdentityNumber) -> IdentityPlace? {
    let known = identityPlaces[number.place] ?? []
    // Whoever was born before the codes were given has his number since then.
    return known.last { $0.validFrom.year < number.birthYear } ?? known.first
  }
}
