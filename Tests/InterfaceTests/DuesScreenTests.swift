import CommuneDomain
import Terminal
import TestSupport
import Testing

@testable import Interface

/// The dues sheet of a cell: marks, sums, what others mark meanwhile.
@Suite struct DuesScreenTests {
  /// The sheet that the sample keeps, from the palette.
  private static let open = "<C-p>sổ thu đảng phí<Enter>"

  private func sheet(of walk: Walk) throws -> DuesScreen {
    try #require(walk.app.screens.last as? DuesScreen, "\(walk.screen)")
  }

  private func mark(_ walk: Walk, _ row: Int, _ month: Int) throws -> DuesMark? {
    let screen = try sheet(of: walk)
    return screen.marks[DuesSheet.Spot(member: screen.rows[row].member, month: month)]
  }

  /// Whoever owes dues is marked as having paid on the sheet of the cell.
  @Test func whoOwesIsMarkedOnTheSheet() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F9>")
    while !walk.shows("▸ · 1 đảng viên nợ đảng phí") {
      try walk.type("<Down>")
      try #require(walk.keys < 60, "\(walk.screen)")
    }
    try walk.type("<Enter>")
    let member = try #require(
      walk.app.session.todo.alerts(phrase: "A16.dues").first?.ids.first)
    let cell = walk.app.session.commune.members[ID(member)]?.cell
    try walk.type("<F7>")
    #expect(try sheet(of: walk).sheet.cell == cell)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let keys: String
    /// Of the first member in the month of today, and whether the cursor went on.
    let status: DuesStatus?
    var amount: Int?
    var testDescription: String { keys }
  }

  static let cases = [
    Case(keys: "d<Up>", status: .paid, amount: 32_000),
    Case(keys: "<C-@><Up>", status: nil),
    Case(keys: "n<Up>", status: .unpaid),
    Case(keys: "m<Up>", status: .exempt),
    Case(keys: "d<Up>n<Up>", status: .unpaid),
    Case(keys: "n<Up><BS>", status: nil),
    Case(keys: "55000<Enter><Up>", status: .paid, amount: 55_000),
    Case(keys: "40k<Enter><Up>", status: .paid, amount: 40_000),
    Case(keys: "<Enter>1,5tr<Down><Up>", status: .paid, amount: 1_500_000),
    // No sum: what was typed stays, and nothing is marked.
    Case(keys: "4x<Enter>", status: nil),
    Case(keys: "40k<Esc>", status: .paid, amount: 40_000),
    Case(keys: "n<Up>60k<Enter><Up>", status: .paid, amount: 60_000),
    // The next year begins with what was paid last in this one.
    Case(keys: "<C-Right>d<Up>", status: .paid, amount: 32_000),
  ]

  @Test(arguments: cases) func aKeyMarksAMonth(_ example: Case) throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.open + "<Home>" + example.keys)
    let found = try mark(walk, 0, 11)
    #expect(found?.status == example.status, "\(walk.screen)")
    if example.amount != nil { #expect(found?.amount == example.amount) }
    #expect(walk.saved.isEmpty)
  }

  @Test func allMarksAreOneActWhichIsUndoneAtOnce() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.open + "<Home>dnm<Left><BS><F2>")
    let operations = try #require(walk.saved.first).operations
    #expect(walk.saved.count == 1)
    #expect(Set(operations.map(\.register)) == [.dues])
    #expect(Set(operations.map(\.record)).count == 4, "\(walk.screen)")
    #expect(walk.kept.isEmpty)
    #expect(try mark(walk, 0, 11)?.status == .paid)
    #expect(try mark(walk, 0, 11)?.paid == Walk.today)
    #expect(try mark(walk, 3, 10) == nil)
    try walk.type("<C-z>")
    #expect(try mark(walk, 0, 11) == nil)
    #expect(try mark(walk, 3, 10) != nil)
  }

  /// A cell's month within the keys that its members are, and one.
  @Test func aMonthOfAllTakesTwoKeys() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.open)
    let before = walk.keys
    try walk.type("a<F2>")
    #expect(walk.keys - before == 2)
    let screen = try sheet(of: walk)
    let paid = screen.marks.filter { $0.key.month == 11 && $0.value.status == .paid }
    let owing = screen.rows.filter { row in
      screen.sheet.isOwed(
        DuesSheet.Spot(member: row.member, month: 11), in: walk.app.session.commune)
    }
    #expect(Set(paid.keys.map(\.member)) == Set(owing.map(\.member)))
    #expect(owing.count == 19)
    #expect(walk.saved.count == 1)
  }

  @Test func aMonthBeforeJoiningIsRefusedBySentence() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.open + "<Home>")
    let screen = try sheet(of: walk)
    let member = try #require(walk.app.session.commune.members[ID(screen.rows[0].member)])
    var changed = member
    changed.decisionDate = CalendarDate(iso: "2026-11-02")
    changed.joined = CalendarDate(iso: "2026-11-02")
    changed.official = nil
    try walk.arrive(.from(member, to: changed))
    try walk.type("<Left>d")
    #expect(walk.shows("02/11/2026"), "\(walk.screen)")
    #expect(try sheet(of: walk).edits.isEmpty)
  }

  @Test func marksOutliveTheProgram() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.open + "<Home>dn50")
    let effects = walk.app.keepTyping()
    guard case .keepDraft(let draft)? = effects.first else {
      Testing.Issue.record("the sum being typed is not kept")
      return
    }
    walk.app.session.drafts = [draft]
    let session = try Walk.session(
      commune: walk.book.commune, rows: 24, columns: 80, drafts: [draft])
    var again = Walk(app: App(session: session))
    #expect(try mark(again, 0, 11)?.status == .paid)
    #expect(try mark(again, 1, 11)?.status == .unpaid)
    try again.type("000<Enter><F2>")
    #expect(try mark(again, 2, 11)?.amount == 50_000, "\(again.screen)")
    #expect(again.saved.count == 1)
  }

  @Test func whatOthersMarkMeanwhileIsNotOverwrittenUnseen() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.open + "<Home>d<Up>")
    let screen = try sheet(of: walk)
    var theirs = Dues(id: ID(SmallCommune.id(77)))
    theirs.member = ID(screen.rows[0].member)
    theirs.month = CalendarDate(year: 2026, month: 11)
    theirs.status = .exempt
    try walk.arrive(.creating(theirs))
    #expect(walk.shows("×"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.saved.isEmpty)
    var taking = walk
    try taking.type("<BS>")
    #expect(try mark(taking, 0, 11)?.status == .exempt)
    #expect(taking.saved.isEmpty)
    try walk.type("d<F2>")
    #expect(try mark(walk, 0, 11)?.status == .paid)
    let records = walk.book.commune.dues.filter {
      $0.member == theirs.member && $0.month == theirs.month
    }
    #expect(records.count == 1)
  }

  /// From the list and from its form.
  @Test(arguments: [
    "1<F3>co quan dang uy<A-d>", "1<F3>co quan dang uy<Enter><A-d>",
  ]) func aCellOpensItsSheet(keys: String)
    throws
  {
    var walk = try Walk.throughSample()
    try walk.type(keys)
    let cell = try sheet(of: walk).sheet.cell
    #expect(walk.app.session.commune.partyOrganisations[cell]?.isCell == true)
  }

  @Test func aCommitteeHasNoSheet() throws {
    var walk = try Walk.throughSample()
    try walk.type("1<F3>dang bo phuong<A-d>")
    #expect(walk.app.screens.last is TableScreen)
    #expect(walk.shows("đảng phí chỉ có ở chi bộ"), "\(walk.screen)")
  }
}
