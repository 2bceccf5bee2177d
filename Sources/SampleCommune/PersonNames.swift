internal import CommuneDomain

/// Builds names of people who do not exist from common family, middle and given names.
struct PersonNames: Sendable {
  private var random: SeededGenerator

  init(seed: UInt64, stream: String) {
    random = SeededGenerator(seed: seed, stream: "names of \(stream)")
  }

  mutating func next() -> (name: String, sex: Sex) {
    let sex: Sex = random.chance(58) ? .male : .female
    return (next(sex), sex)
  }

  mutating func next(_ sex: Sex) -> String {
    guard random.chance(8) else { return majorityName(sex) }
    let people = random.pick(Self.minorities)
    return sex == .male
      ? people.male.fill(random.pick(people.families), random.pick(people.maleNames))
      : people.female.fill(random.pick(people.families), random.pick(people.femaleNames))
  }

  private mutating func majorityName(_ sex: Sex) -> String {
    let family = random.pick(Self.families)
    let middle = random.pick(sex == .male ? Self.maleMiddles : Self.femaleMiddles)
    let given = random.pick(sex == .male ? Self.maleNames : Self.femaleNames)
    return "\(family) \(middle) \(given)"
  }

  // A frequent name stands more than once.
  private static let families = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê",
    "Phạm", "Phạm", "Hoàng", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đào", "Đoàn", "Trịnh", "Mai", "Lương", "Tạ", "Hà", "Ma", "Nông", "Quan", "Chu",
  ]
  private static let maleMiddles = [
    "Văn", "Văn", "Văn", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Đình", "Công", "Mạnh", "Ngọc",
  ]
  private static let femaleMiddles = [
    "Thị", "Thị", "Thị", "Thị", "Thu", "Ngọc", "Thanh", "Minh", "Kim", "Bích", "Hồng", "Thùy",
  ]
  private static let maleNames = [
    "An", "Anh", "Bình", "Chiến", "Cường", "Dũng", "Duy", "Đạt", "Đông", "Giang", "Hải", "Hiếu",
    "Hòa", "Hoàng", "Hùng", "Hưng", "Khánh", "Kiên", "Lâm", "Long", "Lực", "Mạnh", "Minh", "Nam",
    "Nghĩa", "Phong", "Phúc", "Quân", "Quyết", "Sơn", "Tài", "Tâm", "Thái", "Thành", "Thắng",
    "Thịnh", "Tiến", "Toàn", "Trung", "Tuấn", "Tùng", "Việt", "Vinh", "Vượng",
  ]
  private static let femaleNames = [
    "Anh", "Ánh", "Bình", "Châu", "Chi", "Dung", "Duyên", "Đào", "Hà", "Hạnh", "Hằng", "Hiền",
    "Hoa", "Hòa", "Hoài", "Hồng", "Huệ", "Hương", "Lan", "Liên", "Linh", "Loan", "Mai", "Minh",
    "Nga", "Ngân", "Nhàn", "Nhung", "Oanh", "Phương", "Quyên", "Tâm", "Thảo", "Thắm", "Thơm",
    "Thu", "Thủy", "Trang", "Tuyết", "Vân", "Xuân", "Yến",
  ]

  private static let minorities = [
    Minority(
      male: .init(middle: "Văn"), female: .init(middle: "Thị"),
      families: ["Lò", "Cà", "Quàng", "Tòng", "Lường"],
      maleNames: ["Pâng", "Ín", "Hặc", "Chựa"], femaleNames: ["Pánh", "Inh", "Ỏm", "Hịa"]),
    Minority(
      male: .init(middle: "A"), female: .init(middle: "Thị"),
      families: ["Sùng", "Giàng", "Vàng", "Thào", "Mùa"],
      maleNames: ["Páo", "Chứ", "Dơ", "Sính"], femaleNames: ["Mỷ", "Dợ", "Súa", "Ghênh"]),
    Minority(
      male: .init(middle: "Tòn"), female: .init(middle: "Mùi"),
      families: ["Bàn", "Triệu", "Phàn", "Chảo"],
      maleNames: ["Ton", "Phấu", "Vần", "Khé"], femaleNames: ["Chài", "Nái", "Mẩy", "Pham"]),
    Minority(
      male: .init(before: "Y "), female: .init(before: "H'"),
      families: ["Kbuôr", "Niê", "Êban", "Mlô", "Ayŭn"],
      maleNames: ["Bhin", "Thịnh", "Wăn", "Blim"], femaleNames: ["Hen", "Bia", "Nuôn", "Yar"]),
  ]
}

/// How one people forms its names, and some of them.
private struct Minority {
  let male: NameShape
  let female: NameShape
  let families: [String]
  let maleNames: [String]
  let femaleNames: [String]
}

/// Either family, middle, given; or a particle, given, family.
private struct NameShape {
  var middle = ""
  var before = ""

  func fill(_ family: String, _ given: String) -> String {
    before.isEmpty ? "\(family) \(middle) \(given)" : "\(before)\(given) \(family)"
  }
}
