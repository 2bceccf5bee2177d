import CommuneDomain
import TestSupport
import Testing

/// Who stands in the dues sheet of a cell, and which months are owed.
@Suite struct DuesSheetTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var member: @Sendable (inout Member) -> Void = { _ in }
    let isListed: Bool
    var owed: ClosedRange<Int>?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "here all the year", isListed: true, owed: 1...12),
    Case(
      name: "joined in May", member: { $0.joined = SmallCommune.date("2026-05-19") },
      isListed: true, owed: 5...12),
    Case(
      name: "left in May",
      member: {
        $0.status = .transferredOut
        $0.statusSince = SmallCommune.date("2026-05-19")
      }, isListed: true, owed: 1...5),
    Case(
      name: "left the year before",
      member: {
        $0.status = .transferredOut
        $0.statusSince = SmallCommune.date("2025-05-19")
      }, isListed: false),
    Case(
      name: "of another cell", member: { $0.cell = ID(SmallCommune.id(990)) }, isListed: false),
  ]

  @Test(arguments: cases) func membersOfTheCellAreListed(_ example: Case) {
    var small = SmallCommune()
    small.add(Member.self, 991) {
      $0.person = ID(SmallCommune.id(21))
      $0.cell = ID(SmallCommune.id(5))
      $0.decisionDate = SmallCommune.date("2010-01-05")
      $0.joined = SmallCommune.date("2010-01-20")
      $0.status = .official
      example.member(&$0)
    }
    let sheet = DuesSheet(of: ID(SmallCommune.id(5)), year: 2026, in: small.commune)
    #expect(sheet.members.contains(SmallCommune.id(991)) == example.isListed)
    let owed = (1...12).filter {
      sheet.isOwed(DuesSheet.Spot(member: SmallCommune.id(991), month: $0), in: small.commune)
    }
    if let expected = example.owed { #expect(owed == Array(expected)) }
  }

  @Test func theFootCountsWhoPaidWhoOwesAndTheSum() {
    let figures = DuesFigures([
      DuesMark(.paid, amount: 30_000), DuesMark(.paid), DuesMark(.unpaid, amount: 9),
      DuesMark(.exempt),
    ])
    #expect(figures.paid == 2)
    #expect(figures.unpaid == 1)
    #expect(figures.exempt == 1)
    #expect(figures.amount == 30_000)
  }

  @Test func onlyTheYearOfTheSheetIsShown() {
    var small = SmallCommune()
    small.add(Member.self, 991) {
      $0.person = ID(SmallCommune.id(21))
      $0.cell = ID(SmallCommune.id(5))
      $0.status = .official
    }
    for (number, month) in [(UInt64(992), "2025-12"), (993, "2026-01")] {
      small.add(Dues.self, number) {
        $0.member = ID(SmallCommune.id(991))
        $0.month = CalendarDate(iso: month)
        $0.mark = DuesMark(.unpaid)
      }
    }
    let sheet = DuesSheet(of: ID(SmallCommune.id(5)), year: 2026, in: small.commune)
    #expect(sheet.records.keys.map(\.month) == [1])
  }
}
