internal import CommuneDomain

/// A row of `Rules/limits.json` as it is written.
struct LimitRow: Decodable {
  let code: String
  let value: Int
  let outOf: Int?
  let legalBasis: String
  let validFrom: String
  let validTo: String?
  let source: String
  let verified: Bool

  func row(_ error: (_ key: String, _ value: String) -> ResourceError) throws(ResourceError)
    -> LimitTable.Row
  {
    guard Limit(rawValue: code) != nil else { throw error("code", code) }
    guard value >= 0 else { throw error("value", String(value)) }
    guard Limit(rawValue: code)?.isShare == (outOf != nil),
      outOf.map({ value <= $0 && $0 > 0 }) ?? true
    else { throw error("outOf", outOf.map { String($0) } ?? "null") }
    guard let from = CalendarDate(iso: validFrom) else { throw error("validFrom", validFrom) }
    let to = validTo.flatMap { CalendarDate(iso: $0) }
    if let validTo, to == nil { throw error("validTo", validTo) }
    guard let source = LimitSource(rawValue: source) else { throw error("source", source) }
    return LimitTable.Row(
      code: code, value: value, outOf: outOf, legalBasis: legalBasis, validFrom: from, validTo: to,
      source: source, isVerified: verified)
  }
}

/// A row of `Rules/holidays.json` or `Rules/working-days.json` as it is written.
struct HolidayRow: Decodable {
  let date: String
  let name: String
  let legalBasis: String
  let verified: Bool
}

/// A row of `Rules/identity-places.json` as it is written.
struct IdentityPlaceRow: Decodable {
  let code: String
  let name: String
  let legalBasis: String
  let validFrom: String
  let source: String
  let verified: Bool

  func place(_ error: (_ key: String, _ value: String) -> ResourceError) throws(ResourceError)
    -> IdentityPlace
  {
    guard code.utf8.count == 3, let number = Int(code), number > 0 else {
      throw error("code", code)
    }
    guard let from = CalendarDate(iso: validFrom) else { throw error("validFrom", validFrom) }
    guard let source = LimitSource(rawValue: source) else { throw error("source", source) }
    return IdentityPlace(
      code: number, name: name, legalBasis: legalBasis, validFrom: from, source: source,
      isVerified: verified)
  }
}
