import CommuneDomain
import Localization
import Reports
import TestSupport
import Testing

/// The lists of poor households, and the sheet that a household gets of itself.
struct HouseholdReportTests {
  private static func small() -> SmallCommune {
    var small = SmallCommune()
    small.change(\.households, 32) { $0.address = "Số 12 đường Thử Nghiệm" }
    let reviews: [(UInt64, UInt64, Int, PovertyStatus, Int)] = [
      (401, 32, 2024, .none, 0), (402, 32, 2025, .poor, 4), (403, 33, 2024, .poor, 5),
      (404, 33, 2025, .poor, 3), (405, 34, 2024, .poor, 3), (406, 34, 2025, .escapedPoor, 1),
    ]
    for (number, household, year, status, lacking) in reviews {
      small.add(PovertyReview.self, number) {
        $0.household = ID(SmallCommune.id(household))
        $0.year = year
        $0.status = status
        $0.lacking = lacking
      }
    }
    return small
  }

  private func lines(_ name: String, _ period: String?) throws -> [String] {
    let phrases = try Phrases.vietnamese
    let document = try Self.small().document(name, period, phrases: phrases)
    return TextRenderer(width: 132, phrases: phrases).text(document).split(separator: "\n")
      .map { $0.split(separator: " ").joined(separator: " ") }
  }

  /// What changed follows from the reviews of two years, where nobody has entered it.
  @Test func theListTellsWhatHasChanged() throws {
    let page = try lines("poor-households", "2025")
    for line in [
      "H000002 Trần Thị Ánh TDP 3 Nghèo 4 Phát sinh",
      "H000003 Nguyễn Văn Bắc TDP 3 Nghèo 3 Không đổi",
      "H000004 Ngô Đình Đức TDP 4 Thoát nghèo 1 Thoát",
    ] { #expect(page.contains { $0.contains(line) }, "\(page)") }
    #expect(page.contains { $0.contains("1.500.000 đồng ở xã, 2.000.000 đồng ở phường") })
  }

  /// A year that nobody reviewed is shown as the register of households has it.
  @Test func withoutAReviewTheRegisterOfHouseholdsIsShown() throws {
    let page = try lines("poor-households", "2026")
    #expect(page.contains { $0.contains("H000004 Ngô Đình Đức TDP 4 Cận nghèo") }, "\(page)")
  }

  @Test func whatIsPostedNamesNoNumberAddressOrSmallCount() throws {
    let page = try lines("poor-households-public", "2025").joined(separator: "\n")
    for hidden in ["H000002", "001185", "Thử Nghiệm"] { #expect(!page.contains(hidden)) }
    #expect(page.contains("TDP 3 dưới 5 0"), "\(page)")
    // The sum would tell the one number that is hidden.
    #expect(page.contains("Cộng – 0"), "\(page)")
    #expect(page.contains("Trần Thị Ánh TDP 3 Nghèo"))
  }

  /// Story 10: the household sees what is kept of it, and nobody who finds the sheet its number.
  @Test func theSheetOfAHouseholdShowsWhatIsKept() throws {
    let page = try lines("household-sheet", nil)
    for line in [
      "Chủ hộ Trần Thị Ánh", "Số định danh 0011******45", "Địa chỉ Số 12 đường Thử Nghiệm",
      "2025 Nghèo", "NGƯỜI PHỤ TRÁCH", "THÔNG TIN CẦN SỬA",
    ] { #expect(page.contains { $0.contains(line) }, "\(line)\n\(page)") }
    let isMasked = !page.contains { $0.contains("001185012345") }
    #expect(isMasked)
  }
}
