import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// A badge that falls due is entered from the list of what needs doing, filled in, and is then done.
@Suite struct BadgeStoryTests {
  @Test func aBadgeThatIsDueIsAwardedFromTheList() throws {
    var small = SmallCommune()
    small.addMembers()
    small.change(\.members, 201) { $0.decisionDate = SmallCommune.date("1996-12-01") }
    var walk = Walk(
      app: App(session: try Walk.session(commune: small.commune, rows: 24, columns: 80)))
    try walk.type("<F9>")
    let line = "Huy hiệu Đảng"
    for _ in 0..<60 where !walk.selectedLine.contains(line) { try walk.type("<Down>") }
    try walk.type("<Enter><F7>")
    #expect(walk.shows("03/02/2027"), "\(walk.screen)")
    walk.focus("Quyết định số")
    walk.write("12-QĐ/TU")
    walk.focus("Ngày trao")
    walk.write("20/11/2026")
    try walk.type("<F2>")
    let badge = try #require(walk.app.session.commune.badges.first, "\(walk.screen)")
    #expect(badge.member == ID(SmallCommune.id(201)))
    #expect(badge.years == 30)
    #expect(badge.occasion == SmallCommune.date("2027-02-03"))
    #expect(badge.awarded == Walk.today)
    try walk.type("<Esc><Esc><Esc><F9>")
    let isGone = !walk.shows("tới đợt tặng Huy hiệu")
    #expect(isGone, "\(walk.screen)")
  }
}

extension Walk {
  /// The line that the cursor stands on.
  fileprivate var selectedLine: String {
    screen.split(separator: "\n").first { $0.contains("▸") }.map(String.init) ?? ""
  }
}
