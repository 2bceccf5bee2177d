import CommuneDomain
import Localization
import TestSupport
import Testing

@Suite struct OfficialNumberTests {
  /// As typed, as it is written; nil where it is no number of a document.
  static let documents: [(String, String?)] = [
    ("12/QĐ-UBND", "12/QĐ-UBND"), ("5/qđ-ubnd", "05/QĐ-UBND"), ("Số: 12 / QĐ - UBND", "12/QĐ-UBND"),
    ("số 5/qd-ubnd", "05/QĐ-UBND"), ("12/2025/nq-hdnd", "12/2025/NQ-HĐND"),
    ("30/2020/ND-CP", "30/2020/NĐ-CP"), ("30/2020/NĐ–CP", "30/2020/NĐ-CP"),
    ("07-NQ/du", "07-NQ/ĐU"),
    ("366-QĐ/TW", "366-QĐ/TW"), ("12a/TB-UBND", "12a/TB-UBND"), ("1/BC-TDP3", "01/BC-TDP3"),
    ("15/CV", "15/CV"), ("0012/KH-UBND", "0012/KH-UBND"), ("QĐ-UBND", nil), ("12", nil),
    ("12/", nil),
    ("12/2025", nil), ("12/QĐ--UBND", nil), ("12/QĐ-", nil), ("", nil), ("20/11/2026", nil),
    ("1234567/QĐ-UBND", nil), ("12/3025/NQ-HĐND", nil), ("số", nil),
  ]

  @Test(arguments: documents)
  func numbersOfDocumentsAreSpelledAlike(_ typed: String, _ written: String?) {
    let number = DocumentNumber(typed)
    #expect(number?.description == written)
    if let number { #expect(DocumentNumber(number.description) == number) }
  }

  static let identities: [(String, String?)] = [
    ("004085012345", "khai sinh tại Cao Bằng · Nam · sinh năm 1985"),
    ("096185012345", "khai sinh tại Cà Mau · Nữ · sinh năm 1985"),
    ("001201012345", "khai sinh tại Hà Nội · Nam · sinh năm 2001"),
    ("079312012345", "khai sinh tại Thành phố Hồ Chí Minh · Nữ · sinh năm 2012"),
    ("003085012345", "khai sinh tại mã 003 không có · Nam · sinh năm 1985"),
    // A code given anew names the place of the time.
    ("015085012345", "khai sinh tại Yên Bái · Nam · sinh năm 1985"),
    ("015226012345", "khai sinh tại Lào Cai · Nam · sinh năm 2026"),
    ("101085012345", "khai sinh tại nước ngoài (mã 101) · Nam · sinh năm 1985"),
    ("08508501234", nil), ("004085o12345", nil), ("", nil),
  ]

  @Test(arguments: identities)
  func anIdentityNumberTellsItsMeaning(_ number: String, _ meaning: String?) throws {
    #expect(try Phrases.vietnamese.identityMeaning(number, .shipped) == meaning)
  }

  @Test func thereAreSixtyThreePlacesOfBirth() throws {
    let phrases = try Phrases.vietnamese
    let limits = try LimitTable.shipped
    let places = (0...999).compactMap { code in
      phrases.identityMeaning(String(String(1000 + code).dropFirst()) + "085012345", limits)
    }
    #expect(places.filter { !$0.contains("mã") }.count == 63)
    #expect(Set(places.filter { !$0.contains("mã") }).count == 63)
  }

  /// Typed, decimals wanted, language, value in units of the last decimal.
  static let decimals: [(String, Int, Language, Int?)] = [
    ("12,5 %", 2, .vietnamese, 1250), ("12,5%", 1, .vietnamese, 125), ("12", 2, .vietnamese, 1200),
    ("1.234,56", 2, .vietnamese, 123_456), ("1.234", 2, .vietnamese, 123_400),
    ("0,125", 3, .vietnamese, 125), ("12.5 %", 2, .english, 1250), ("-0,5", 2, .vietnamese, -50),
    ("12,345", 2, .vietnamese, nil), ("%", 2, .vietnamese, nil), ("abc", 2, .vietnamese, nil),
    ("99999999999999999999", 2, .vietnamese, nil), ("999999999999999999", 2, .vietnamese, nil),
  ]

  @Test(arguments: decimals)
  func numbersWithDecimalsAreUnderstood(
    _ typed: String, _ decimals: Int, _ language: Language, _ value: Int?
  ) throws {
    let parser = FieldParser(today: Village.today)
    #expect((try? parser.scaled(typed, decimals: decimals, language)) == value)
  }
}
