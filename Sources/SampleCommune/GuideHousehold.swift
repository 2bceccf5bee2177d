internal import CommuneDomain

/// A household of which the guide speaks, or that a search in it finds; it keeps its name and place
/// whatever the seed.
struct GuideHousehold: Sendable {
  let code: Int
  let head: String
  let sex: Sex
  var group: Int?
  var persons: Int?
  var poverty = PovertyStatus.none
  var housing = HousingState.solid

  static let all = [
    GuideHousehold(code: 118, head: "Phạm Văn An", sex: .male, group: 12),
    GuideHousehold(code: 119, head: "Trần Thị Ánh", sex: .female, group: 12),
    GuideHousehold(
      code: 123, head: "Nguyễn Văn Bắc", sex: .male, group: 12, persons: 4, poverty: .poor,
      housing: .semiSolid),
    GuideHousehold(
      code: 871, head: "Nguyễn Thị Bắc", sex: .female, group: 14, persons: 2, poverty: .nearPoor,
      housing: .temporary),
    GuideHousehold(code: 2044, head: "Ngô Bắc", sex: .male, group: 51, persons: 5),
    GuideHousehold(code: 305, head: "Nguyễn Thị Hòa", sex: .female),
    GuideHousehold(code: 1412, head: "Nguyễn Thị Hoà", sex: .female),
    GuideHousehold(code: 2650, head: "Nguyễn Thị Hoa", sex: .female),
    GuideHousehold(code: 640, head: "Lò Văn Pâng", sex: .male),
    GuideHousehold(code: 3077, head: "Y Bhin Kbuôr", sex: .male),
    GuideHousehold(code: 3391, head: "H'Hen Niê", sex: .female),
    GuideHousehold(code: 4203, head: "Sùng A Páo", sex: .male),
  ]

  /// Nguyễn Văn Bắc, whom somebody visited this quarter.
  static let visited = 123
  /// Nguyễn Thị Bắc, near-poor and last visited a quarter ago.
  static let visitedLongAgo = 871
}
