import CommuneDomain
import Testing

@testable import Interface

/// One entry says that a member belongs elsewhere now, and, where that is so, that the person moves away.
@Suite struct TransferStoryTests {
  private static let entry =
    "<F6>biến động đảng viên<Enter><F7>nguyen hong hien<Enter>Chuyển đi<Enter><Enter>"
    + "20-GGT<Enter><Enter>Phường Thí Dụ<Enter>"

  @Test func whoMovesAwayTooHandsOverFirst() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.entry + "có<F2>")
    #expect(walk.app.screens.last is LeavingScreen, "\(walk.screen)")
    #expect(walk.saved.isEmpty)
  }

  @Test func whoStaysKeepsTheWork() throws {
    var walk = try Walk.throughSample()
    try walk.type(Self.entry + "<F2>")
    #expect(walk.saved.count == 1, "\(walk.screen)")
    let event = try #require(walk.app.session.commune.membershipEvents.last)
    let member = try #require(event.member.flatMap { walk.app.session.commune.members[$0] })
    #expect(member.status == .transferredOut)
    let person = member.person.flatMap { walk.app.session.commune.people[$0] }
    #expect(person?.isPresent == true)
  }
}
