import Testing
import VietnameseText

@Suite struct NameCaseTests {
  /// What was typed, and what is proposed.
  private static let cases: [(String, String?)] = [
    ("nguyễn văn an", "Nguyễn Văn An"), ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
    ("Nguyễn văn an", "Nguyễn Văn An"), ("Nguyễn Văn An", nil), ("đỗ ánh", "Đỗ Ánh"),
    ("ĐỖ Ý", "Đỗ Ý"), ("h'hen niê", "H'Hen Niê"), ("H'hen Niê", nil), ("H'Hen Niê", nil),
    ("H’HEN NIÊ", "H’Hen Niê"), ("đinh-y thu", "Đinh-Y Thu"), ("y bhin kbuôr", "Y Bhin Kbuôr"),
    ("Y Bhin", nil), ("A Pháo", nil), ("a pháo", "A Pháo"), ("A PHÁO", "A Pháo"), ("Y", nil),
    ("y", "Y"), ("Y A", nil), ("Lê McKay", nil), ("Lê Hoa (em út)", nil),
    ("lê hoa (A)", "Lê Hoa (A)"), ("lê hoa (em út) an", "Lê Hoa (em út) An"),
    ("lê hoa 2", "Lê Hoa 2"),
    ("Nguyễn Thị HOA", nil), ("", nil), ("123", nil), ("ơ̆ ê̆", "Ơ̆ Ê̆"),
  ]

  @Test func capitalsAreProposedAndNothingElseIsTouched() {
    for (typed, proposed) in Self.cases {
      #expect(PersonName.proposedCase(of: typed) == proposed, "\(typed)")
      if let proposed { #expect(PersonName.proposedCase(of: proposed) == nil, "\(proposed)") }
    }
  }
}
