import CommuneDomain
import Localization
import TestSupport
import Testing

@Suite struct TypedValueTests {
  typealias Case = (register: RegisterKey, field: String, typed: String, value: FieldValue)

  static let cases: [Case] = [
    (.households, "persons", "4", .integer(4)),
    (.controlTotals, "declared", "6.214", .integer(6214)),
    (.controlTotals, "declared", "6,214", .integer(6214)),
    (.controlTotals, "declared", "6 214", .integer(6214)),
    (.controlTotals, "declared", "1.234.567", .integer(1_234_567)),
    (.needs, "amount", "1.500.000", .integer(1_500_000)),
    (.needs, "amount", "1500000đ", .integer(1_500_000)),
    (.needs, "amount", "1,5tr", .integer(1_500_000)),
    (.needs, "amount", "1.5 triệu", .integer(1_500_000)),
    (.needs, "amount", "1tr5", .integer(1_500_000)),
    (.needs, "amount", "2 tỷ", .integer(2_000_000_000)),
    (.needs, "amount", "1,234 tỷ", .integer(1_234_000_000)),
    (.needs, "amount", "1.234 triệu", .integer(1_234_000_000)),
    (.needs, "amount", "300k", .integer(300_000)),
    (.needs, "amount", "300 nghìn", .integer(300_000)),
    (.households, "poverty", "near-poor", .choice("near-poor")),
    (.households, "poverty", "cận", .choice("near-poor")),
    (.households, "poverty", "can ng", .choice("near-poor")),
    (.households, "poverty", "ngheo", .choice("poor")),
    (.households, "poverty", "thoat ngheo", .choice("escaped-poor")),
    (.residenceUnits, "kind", "bản", .choice("ban")),
    (.residenceUnits, "kind", "to dan", .choice("to-dan-pho")),
    (.appointments, "concurrent", "c", .flag(true)),
    (.appointments, "concurrent", "Y", .flag(true)),
    (.appointments, "concurrent", "x", .flag(true)),
    (.appointments, "concurrent", "true", .flag(true)),
    (.appointments, "concurrent", "✓", .flag(true)),
    (.appointments, "concurrent", "k", .empty),
    (.appointments, "concurrent", "không", .empty),
    (.visits, "household", "H000871", .reference(Village.bac)),
    (.visits, "household", "h000871", .reference(Village.bac)),
    (.visits, "household", "Nguyễn Thị Bắc", .reference(Village.bac)),
    (.visits, "household", "h000872 nguyen thi bac", .reference(Village.otherBac)),
    (.visits, "household", Village.an.description, .reference(Village.an)),
    (.visits, "visitor", "tran thi mai", .reference(Village.mai)),
    (.households, "group", "Tổ 12 (TDP 3)", .reference(Village.group)),
    (.households, "group", "to 12 (tdp 3)", .reference(Village.group)),
    (.households, "group", "Tổ 12", .reference(Village.group)),
    (.people, "identity", "008 185.012345", .text("008185012345")),
    (.people, "phone", "0912 345.678", .text("0912345678")),
    (.people, "phone", "+84912345678", .text("0912345678")),
    (.people, "phone", "0912", .text("0912")),
    (.people, "name", "  Nguyễn \u{A0} Văn  An ", .text("Nguyễn Văn An")),
    (.meetings, "time", "19h", .text("19:00")),
    (.meetings, "time", "7h30", .text("07:30")),
    (.meetings, "time", "19", .text("19:00")),
    (.meetings, "time", "1930", .text("19:30")),
    (
      .meetings, "attendance", "H000118=present, H000871=vắng có",
      .marks([Village.an: "present", Village.bac: "excused"])
    ),
    (
      .meetings, "reasons", "H000118=ốm, nằm viện; trần thị mai = đi làm xa",
      .marks([Village.an: "ốm, nằm viện", Village.mai: "đi làm xa"])
    ),
    (.households, "poverty", "  ", .empty),
    (.meetings, "attendance", "", .empty),
  ]

  @Test(arguments: cases)
  func whatIsTypedIsUnderstood(_ example: Case) throws {
    let value = try Village().value(example.typed, example.register, example.field)
    #expect(value == example.value)
  }

  typealias Refusal = (register: RegisterKey, field: String, typed: String, error: InputError)

  static let refusals: [Refusal] = [
    (.households, "persons", "bốn", .numberExpected("bốn")),
    (.households, "persons", "1,5", .numberExpected("1,5")),
    (.households, "persons", "1.23.456", .numberExpected("1.23.456")),
    (.needs, "amount", "1,5", .amountExpected("1,5")),
    (.needs, "amount", "5 lượng", .amountExpected("5 lượng")),
    (.needs, "amount", "tr", .amountExpected("tr")),
    (.needs, "amount", "99999999999999 tỷ", .amountExpected("99999999999999 tỷ")),
    (
      .households, "poverty", "thoát",
      .severalChoices("thoát", choices: ["escaped-poor", "escaped-near-poor"])
    ),
    (
      .people, "sex", "z",
      .noSuchChoice("z", choices: ["male", "female"])
    ),
    (.appointments, "concurrent", "có thể", .flagExpected("có thể")),
    (.visits, "household", "H999", .noSuchRecord(.households, "H999")),
    (
      .visits, "visitor", "Lê Thị Hạnh",
      .several(
        .people, "Lê Thị Hạnh", count: 2, titles: ["Lê Thị Hạnh", "Lê Thị Hạnh"])
    ),
    (.meetings, "time", "25h", .timeExpected("25h")),
    (.meetings, "attendance", "H000118", .markExpected("H000118")),
    (.meetings, "attendance", "H999=present", .noSuchSubject("H999")),
    (.recommendations, "progress", "2026-11-02", .noteExpected("2026-11-02")),
  ]

  @Test(arguments: refusals)
  func whatIsNotUnderstoodIsRefusedInWords(_ example: Refusal) throws {
    let error = try Village().error(example.typed, example.register, example.field)
    #expect(error == example.error)
    for phrases in [try Phrases.vietnamese, try Phrases.english] {
      let sentence = phrases.sentence(
        for: example.error, field: example.field, register: example.register)
      #expect(sentence.hasPrefix(phrases.label(example.register, example.field) + ": "))
      #expect(!sentence.contains("‹") && !sentence.contains("{"))
    }
  }

  @Test func englishWordsAndDecimalsAreUnderstoodInEnglish() throws {
    let village = Village()
    let english = try Phrases.english
    #expect(try village.value("near", .households, "poverty", english) == .choice("near-poor"))
    #expect(try village.value("1.234tr", .needs, "amount", english) == .integer(1_234_000))
  }

  @Test func notesHaveTheirDateOrToday() throws {
    let value = try Village().value(
      "2026-11-02 đã chuyển phường\n3 hộ đồng ý", .recommendations, "progress")
    let second = CalendarDate(year: 2026, month: 11, day: 2)
    #expect(
      value
        == .notes([
          Note(date: try #require(second), text: "đã chuyển phường"),
          Note(date: Village.today, text: "3 hộ đồng ý"),
        ]))
  }

  @Test(arguments: cases)
  func textToEditLeadsBackToItsValue(_ example: Case) throws {
    let village = Village()
    for phrases in [try Phrases.vietnamese, try Phrases.english] {
      let text = village.parser.editText(
        of: example.value, for: try village.field(example.register, example.field),
        of: example.register, in: village.commune, phrases: phrases)
      #expect(
        try village.value(text, example.register, example.field, phrases) == example.value)
    }
  }

  @Test func aNameOfTwoPeopleIsEditedAsTheIdentifier() throws {
    let village = Village()
    let text = village.parser.editText(
      of: .reference(Village.firstHanh), for: try village.field(.visits, "visitor"), of: .visits,
      in: village.commune, phrases: try .vietnamese)
    #expect(text == Village.firstHanh.description)
  }
}
