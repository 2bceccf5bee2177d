internal import CommuneDomain

extension CommuneBuilder {
  /// Needs of all kinds and states, most of them heard during a visit.
  mutating func noteNeeds() {
    var random = random(for: "needs")
    let support = households.indices.filter { households[$0].poverty != PovertyStatus.none }
    let planned = (0..<size.needs).map { position in
      let visit =
        random.chance(65) ? commune.visits[random.below(commune.visits.count)] : nil
      let raised = visit?.date ?? today.adding(days: -random.number(in: 1...360))
      let household = visit?.household ?? households[random.pick(support)].id
      return (raised: raised, position: position, household: household, visit: visit?.id)
    }
    .sorted { ($0.raised, $0.position) < ($1.raised, $1.position) }
    var identifiers = identifiers(for: .needs)
    for (number, plan) in planned.enumerated() {
      let (kind, matters) = Self.matters[plan.position % Self.matters.count]
      var need = Need(id: identifiers.next(on: plan.raised))
      need.household = plan.household
      need.visit = plan.visit
      need.raised = plan.raised
      need.kind = kind
      need.matter = random.pick(matters)
      let age = today.dayNumber - plan.raised.dayNumber
      need.status = number % 12 == 5 ? .declined : state(age: age, &random)
      if need.isClosed {
        need.closed = plan.raised.adding(days: random.below(min(age, 90) + 1))
      }
      if need.status == .met || need.status == .inProgress {
        need.source = random.pick(Self.sources)
        need.amount = amount(for: kind, &random)
      }
      commune.needs.insert(need)
    }
  }

  private func state(age: Int, _ random: inout SeededGenerator) -> NeedStatus {
    switch age {
    case ..<30: random.pick([.open, .open, .inProgress])
    case ..<120: random.pick([.open, .inProgress, .inProgress, .met])
    default: random.pick([.inProgress, .met, .met, .met])
    }
  }

  /// Homes cost tens of millions; papers and finding work cost nothing.
  private func amount(for kind: NeedKind, _ random: inout SeededGenerator) -> Int? {
    let thousands: ClosedRange<Int>
    switch kind {
    case .housing: thousands = 30_000...70_000
    case .loan: thousands = 20_000...100_000
    case .water: thousands = 2_000...9_000
    case .health, .schooling, .other: thousands = 500...3_000
    case .employment, .papers: return nil
    }
    return random.chance(80) ? random.number(in: thousands) / 500 * 500_000 : nil
  }

  private static let sources = [
    "Quỹ Vì người nghèo", "Ngân hàng Chính sách xã hội", "Ngân sách xã", "Nhà hảo tâm",
    "Chương trình mục tiêu quốc gia",
  ]

  private static let matters: [(NeedKind, [String])] = [
    (.housing, ["Sửa mái nhà dột", "Xóa nhà tạm, xây mới", "Sửa nhà sau mưa bão"]),
    (.health, ["Làm lại thẻ BHYT", "Hỗ trợ xe lăn", "Khám bệnh miễn phí"]),
    (.schooling, ["Học phí cho hai con", "Xe đạp đến trường", "Sách vở đầu năm học"]),
    (.employment, ["Học nghề may", "Tìm việc gần nhà", "Đi lao động theo hợp đồng"]),
    (.loan, ["Vay vốn nuôi trâu", "Vay vốn trồng keo", "Vay vốn buôn bán nhỏ"]),
    (.water, ["Nối nước sạch", "Đào giếng", "Bể chứa nước mưa"]),
    (.papers, ["Làm căn cước", "Khai sinh cho cháu", "Cấp giấy chứng nhận đất"]),
    (.other, ["Hỗ trợ gạo giáp hạt", "Lắp điện sinh hoạt"]),
  ]
}
