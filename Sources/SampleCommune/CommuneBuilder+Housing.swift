internal import CommuneDomain

extension CommuneBuilder {
  /// Houses built and repaired this year for poor and near-poor households: some done, some under way, one
  /// that stands still, one that is still to begin.
  mutating func buildHouses() {
    var random = random(for: "housing")
    let entitled = households.indices.filter {
      households[$0].isPoor || households[$0].poverty == .nearPoor
    }
    let count = min(max(5, households.count / 260), entitled.count)
    let chosen = (0..<count).map { entitled[$0 * entitled.count / count] }
    var identifiers = identifiers(for: .housingCases)
    var houses: [HousingCase] = []
    for (number, household) in chosen.enumerated() {
      let stage = stage(of: number)
      var house = HousingCase(id: identifiers.next(on: today.adding(days: -stage.age - 20)))
      house.household = households[household].id
      house.kind = number % 3 == 2 ? .repair : .new
      house.year = today.year
      house.source = Self.fundingSources[number % Self.fundingSources.count]
      house.amount = house.kind == .new ? 60_000_000 : 30_000_000
      house.decision = "\(40 + number)-QĐ/UBND"
      house.responsible = people[cadres[random.below(cadres.count)]].id
      if stage.isStarted { house.started = today.adding(days: -stage.age) }
      if stage.isAccepted {
        house.accepted = today.adding(days: -stage.age + 110)
        house.handedOver = today.adding(days: -stage.age + 117)
      }
      houses.append(house)
      commune.housingCases.insert(house)
    }
    visitHouses(houses, &random)
  }

  private struct Stage {
    /// Days since work began, or since it was to begin.
    let age: Int
    let isStarted: Bool
    let isAccepted: Bool
  }

  private func stage(of number: Int) -> Stage {
    switch number {
    case 0: Stage(age: 45, isStarted: true, isAccepted: false)
    case 1: Stage(age: 10, isStarted: false, isAccepted: false)
    case let number where number % 3 == 0: Stage(age: 38, isStarted: true, isAccepted: false)
    default: Stage(age: 140 + number % 60, isStarted: true, isAccepted: true)
    }
  }

  /// At 30, 70 and 100 per cent; the first house was last looked at 20 days ago.
  private mutating func visitHouses(_ houses: [HousingCase], _ random: inout SeededGenerator) {
    var visits: [(day: CalendarDate, house: HousingCase, percent: Int)] = []
    for (number, house) in houses.enumerated() {
      guard let started = house.started else { continue }
      let age = today.dayNumber - started.dayNumber
      let days: [(Int, Int)] =
        house.accepted != nil
        ? [(30, 30), (70, 70), (105, 100)]
        : number == 0 ? [(25, 30)] : [(15, 30), (age - 4, 70)]
      visits += days.map { (started.adding(days: $0.0), house, $0.1) }
    }
    var identifiers = identifiers(for: .housingVisits)
    for visit in visits.sorted(by: { ($0.day, $0.house.recordID) < ($1.day, $1.house.recordID) }) {
      var seen = HousingVisit(id: identifiers.next(on: visit.day))
      seen.case = visit.house.id
      seen.date = visit.day
      seen.percent = visit.percent
      seen.visitor = visit.house.responsible ?? people[cadres[random.below(cadres.count)]].id
      seen.findings = Self.seen[visit.percent] ?? ""
      commune.housingVisits.insert(seen)
    }
  }

  private static let fundingSources = [
    "Quỹ Vì người nghèo", "Ngân sách tỉnh", "Chương trình mục tiêu quốc gia",
  ]

  private static let seen = [
    30: "Xong móng, đã nhận vật liệu", 70: "Xong tường và mái", 100: "Hoàn thành, chờ nghiệm thu",
  ]
}
