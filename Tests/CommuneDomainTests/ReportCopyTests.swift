import CommuneDomain
import TestSupport
import Testing

/// What was sent is read again word by word, or said to be changed.
@Suite struct ReportCopyTests {
  private func keep(_ text: String, in small: inout SmallCommune) {
    var number: UInt64 = 940
    let pages = ReportPage.pages(
      of: text, from: "R8", with: ID(SmallCommune.id(931)), on: SmallCommune.today
    ) {
      number += 1
      return SmallCommune.id(number)
    }
    for page in pages { try? small.commune.apply(.creating(page)) }
  }

  static let texts = [
    "", "một dòng", "một dòng\n\nvà một dòng nữa\n",
    (1...600).map { "\($0) ─────────────────────── Nguyễn Thị Hoà" }.joined(separator: "\n"),
  ]

  @Test(arguments: texts) func theTextComesBackWordByWord(text: String) throws {
    var small = SmallCommune()
    keep(text, in: &small)
    let copy = try #require(ReportCopy(of: SmallCommune.id(931), in: small.commune))
    #expect(copy.text == text)
    #expect(copy.isWhole)
    #expect(copy.pages.allSatisfy { $0.text.utf8.count <= 16_384 })
    #expect(copy.pages.count == text.utf8.count / 15_000 + 1)
  }

  @Test func aChangedOrMissingPageIsSeen() throws {
    var small = SmallCommune()
    keep(Self.texts[3], in: &small)
    let whole = try #require(ReportCopy(of: SmallCommune.id(931), in: small.commune))
    var changed = small
    changed.change(\.reportPages, 942) { $0.text = $0.text + "." }
    let other = try #require(ReportCopy(of: SmallCommune.id(931), in: changed.commune))
    #expect(!other.isWhole)
    #expect(other.mark != whole.mark)
    try small.commune.apply(.removing(whole.pages[2]))
    #expect(ReportCopy(of: SmallCommune.id(931), in: small.commune)?.isWhole == false)
  }

  @Test func nothingIsReadWhereNothingWasKept() {
    #expect(ReportCopy(of: SmallCommune.id(931), in: SmallCommune().commune) == nil)
  }
}
