import CommuneDomain
import Testing

@testable import Interface

/// A report is kept as it was sent, and read again when the book has moved on.
@Suite struct ReportCopyStoryTests {
  @Test func aReportIsKeptAndReadAgain() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F5>kien nghi<Enter><A-k>")
    #expect(walk.shows("Chốt báo cáo trước"), "\(walk.screen)")
    #expect(walk.saved.isEmpty)
    try walk.type("<C-f><A-k><Enter>")
    let change = try #require(walk.saved.last, "\(walk.screen)")
    #expect(change.operations.allSatisfy { $0.register == .reportPages })
    let page = try #require(walk.app.session.commune.reportPages.last)
    let issue = try #require(page.issue)
    let copy = try #require(ReportCopy(of: issue.raw, in: walk.app.session.commune))
    #expect(walk.shows(copy.mark), "\(walk.screen)")
    // The book moves on; the copy does not.
    for recommendation in walk.app.session.commune.recommendations.prefix(40) {
      try walk.arrive(.removing(recommendation))
    }
    let sending = try #require(walk.app.session.commune.reportIssues[issue])
    try walk.type("<F6>báo cáo đã gửi<Enter><F3>\(sending.number)<Enter>")
    #expect(walk.app.screens.last is FormScreen)
    #expect(walk.shows(copy.mark), "\(walk.screen)")
    try walk.type("<A-k>")
    #expect(walk.shows("nguyên vẹn"), "\(walk.screen)")
    let read = ReportCopy(of: issue.raw, in: walk.app.session.commune)
    #expect(read?.text == copy.text)
    #expect(read?.isWhole == true)
    // And the pages go as one act.
    try walk.type("<Esc><Esc><C-z>")
    #expect(ReportCopy(of: issue.raw, in: walk.app.session.commune) == nil)
  }

  @Test func aSendingWithoutCopySaysHowToKeepOne() throws {
    var walk = try Walk.throughSample()
    let issue = try #require(walk.app.session.commune.reportIssues.first)
    try walk.type("<F6>báo cáo đã gửi<Enter><F3>\(issue.number)<A-k>")
    #expect(walk.shows("chưa lưu bản nào"), "\(walk.screen)")
  }
}
