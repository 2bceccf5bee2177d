import CommuneDomain
import Interface
import Localization
import Terminal
import TestSupport
import Testing

/// Every screen as a person sees it, at the first-class size and at the smallest.
@Suite struct ScreenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let keys: String
    var rows = 24
    var columns = 80
    var language = Language.vietnamese

    var testDescription: String { name }
  }

  private static let scripts: [(String, String)] = [
    ("home", ""),
    ("home-todo", "<Tab><Down>"),
    ("table", "6"),
    ("table-assignments", "3"),
    ("table-meetings", "9"),
    ("table-find", "6<F3>bac"),
    ("table-filter", "6<F4>ngheo"),
    ("table-filtered", "6<F4>dien can ngheo<Enter> <Down> "),
    ("table-columns", "6<C-k>"),
    ("record", "6<F3>nguyen van bac<Enter>"),
    ("form-new", "6<F7>H900001<Enter>Nguyễn Thị Bắc<Enter>to 1"),
    (
      "form-errors",
      "6<F2><Down><Down><Down><Down><Down><Down><Down>012345678901<Enter>31/02/1990<Enter>"
    ),
    ("visit", "6<F3>nguyen van bac<Enter><Right><Right><F7>mai"),
    ("board", "<C-b>"),
    ("board-choose", "<C-b><Enter>"),
    ("attendance", "9<Down><C-g>dkp"),
    ("history", "6<F2><Down>X<F2><C-t>"),
    ("palette", "<C-p>bao cao"),
    ("find", "<F3>bac"),
    ("sort", "6<C-o>"),
    ("quarterly-summary", "<F5>quy<Enter>mai<Enter>"),
    ("help", "6<F1>"),
    ("help-movement", "<F1>mở sổ"),
    ("reports", "<F5>"),
    ("report", "<F5>kien nghi<Enter><Right>"),
    ("todo", "<F9>"),
    (
      "units-merge",
      "4<C-@><C-@><A-u><Down>20/11/2026<Enter>NQ 15<Enter><Down><Down><Down>TDP50<Enter>TDP 50<Enter>"
    ),
    (
      "units-split",
      "4<A-u><Right><Right><Right><Right><Down>20/11/2026<Enter>NQ 16<Enter><Down><Down>A<Enter>TDP A<Enter>B<Enter>TDP B<Enter><Down>1"
    ),
    ("leaving", "2<F3>nguyen hong hien<F2><PgDn*4>da chuyen<Enter>20/11/2026<F2>"),
    ("matrix", "<A-m>"),
    ("copy", "<F6>bản lưu báo cáo<Enter><A-k>"),
    ("dues", "<C-p>sổ thu đảng phí<Enter><Home>dn<Down>m"),
    ("todo-records", "<F9><Down><Down><Down><Enter>"),
    ("snooze", "<F9><Down><Enter><C-e>"),
    ("rules", "<C-p>các quy<Enter>"),
    ("reveal", "6<F2><C-r>"),
  ]

  static let cases: [Case] =
    scripts.map { Case(name: $0.0, keys: $0.1) }
    + scripts.map { Case(name: "small-\($0.0)", keys: $0.1, rows: 12, columns: 40) }
    + ["home", "table-find", "record"].compactMap { name in
      scripts.first { $0.0 == name }
        .map { Case(name: "wide-\(name)", keys: $0.1, rows: 30, columns: 120) }
    }
    + ["home", "record", "report"].compactMap { name in
      scripts.first { $0.0 == name }
        .map { Case(name: "english-\(name)", keys: $0.1, language: .english) }
    }

  @Test(arguments: cases) func looksAsRecorded(_ screen: Case) throws {
    var walk = try Walk.throughSample(
      rows: screen.rows, columns: screen.columns, language: screen.language)
    try walk.type(screen.keys)
    let difference = try GoldenFile(screen.name).difference(from: walk.screen + "\n")
    #expect(difference == nil)
    let isWorded = !walk.shows("‹")
    #expect(isWorded, "a phrase is missing")
  }

  @Test(arguments: [(24, 80, "start"), (12, 40, "small-start")])
  func theFirstStartLooksAsRecorded(_ rows: Int, _ columns: Int, _ name: String) throws {
    let session = try Walk.session(commune: Commune(), rows: rows, columns: columns)
    var walk = Walk(app: App(firstStart: session, defaultPath: "/srv/so-xa"))
    let choice = walk.screen
    try walk.type("<Enter>Phường Minh Họa<Enter>12<Enter>")
    let difference = try GoldenFile(name).difference(from: "\(choice)\n\n\(walk.screen)\n")
    #expect(difference == nil)
    let isWorded = !choice.contains("‹") && !walk.shows("‹")
    #expect(isWorded, "a phrase is missing")
  }
}
