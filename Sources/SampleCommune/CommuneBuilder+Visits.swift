internal import CommuneDomain

extension CommuneBuilder {
  /// Visits of the last twelve months: this quarter to all poor households but a few, and others.
  mutating func payVisits() {
    var random = random(for: "visits")
    var planned = visitsThisQuarter(&random)
    let support = households.indices.filter {
      households[$0].isPoor || households[$0].poverty == .nearPoor
    }
    let poor = support.filter { households[$0].isPoor }
    let yearAgo = today.adding(months: -12).adding(days: 1)
    let longAgo = min(firstOfQuarter.adding(days: -1), today.adding(days: -97))
    let known = position(of: GuideHousehold.visitedLongAgo)
    if let known { planned.append((longAgo, known)) }
    while planned.count < size.visits {
      if random.chance(65) {
        // Before this quarter, or a poor household that was left out would be visited after all.
        let day = day(from: yearAgo, to: firstOfQuarter.adding(days: -1), &random)
        let household = random.pick(random.chance(70) ? poor : support)
        if household != known { planned.append((day, household)) }
      } else {
        let household = random.below(households.count)
        if households[household].poverty == PovertyStatus.none {
          planned.append((day(from: yearAgo, to: today, &random), household))
        }
      }
    }
    enterVisits(planned, &random)
  }

  /// One to each poor household, so many left out; 18 days ago to the guide's.
  private func visitsThisQuarter(_ random: inout SeededGenerator) -> [PlannedVisit] {
    var poor = households.indices.filter { households[$0].isPoor }
    random.shuffle(&poor)
    let known = position(of: GuideHousehold.visited)
    if let known, let place = poor.firstIndex(of: known) { poor.swapAt(0, place) }
    return poor.dropLast(size.poorHouseholdsNotVisited).map { household in
      let anyDay = day(from: firstOfQuarter, to: today, &random)
      let knownDay = max(firstOfQuarter, today.adding(days: -18))
      return (household == known ? knownDay : anyDay, household)
    }
  }

  private typealias PlannedVisit = (day: CalendarDate, household: Int)

  /// Where a household of the guide stands, unless the commune is too small for its code.
  private func position(of code: Int) -> Int? {
    code <= households.count ? code - 1 : nil
  }

  private mutating func enterVisits(
    _ planned: [PlannedVisit], _ random: inout SeededGenerator
  ) {
    var identifiers = identifiers(for: .visits)
    let order = planned.indices.sorted { (planned[$0].day, $0) < (planned[$1].day, $1) }
    commune.visits.reserveCapacity(order.count)
    for position in order {
      let (day, household) = planned[position]
      let visitor = assigneeOfHousehold[household] ?? random.pick(cadres)
      var visit = Visit(id: identifiers.next(on: day))
      visit.household = households[household].id
      visit.date = day
      visit.visitor = people[visitor].id
      visit.purpose = random.pick([.regular, .regular, .regular, .support, .review])
      visit.done = random.pick(Self.done)
      commune.visits.insert(visit)
    }
  }

  private static let done = [
    "Hẹn làm lại giấy BHYT", "Hướng dẫn hồ sơ vay vốn", "Xem tình trạng nhà, chụp ảnh hồ sơ",
    "Trao quà hỗ trợ", "Hướng dẫn nộp hồ sơ trên cổng dịch vụ công", "Ghi nhận nhu cầu học nghề",
    "Kiểm tra tiến độ sửa nhà", "Thông báo chính sách hỗ trợ mới", "Rà soát hộ nghèo", "",
  ]
}
