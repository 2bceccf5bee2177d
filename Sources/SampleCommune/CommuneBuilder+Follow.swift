internal import CommuneDomain

extension CommuneBuilder {
  /// What was done this quarter where somebody is in charge, one place in nine left out.
  mutating func recordActivities() {
    var random = random(for: "activities")
    var identifiers = identifiers(for: .activities)
    let assignments = commune.assignments.filter {
      $0.level != .household && ($0.from.map { $0 < firstOfQuarter } ?? false)
        && $0.isActive(on: today, in: commune)
    }
    let planned = assignments.enumerated().filter { $0.offset % 9 != 4 }
      .map { (assignment: $0.element, day: day(from: firstOfQuarter, to: today, &random)) }
    let order = planned.indices.sorted { (planned[$0].day, $0) < (planned[$1].day, $1) }
    for place in order {
      var activity = AssignmentActivity(id: identifiers.next(on: planned[place].day))
      activity.assignment = planned[place].assignment.id
      activity.date = planned[place].day
      let kind = Self.activities[place % Self.activities.count]
      activity.kind = kind.kind
      activity.content = kind.content
      if kind.kind == .mobilise {
        activity.amount = random.number(in: 2...20) * 1_000_000
        activity.sponsor = "Doanh nghiệp trên địa bàn"
      }
      commune.activities.insert(activity)
    }
  }

  private static let activities: [(kind: ActivityKind, content: String)] = [
    (.convey, "Truyền đạt nghị quyết mới của Đảng ủy"),
    (.guide, "Hướng dẫn chuẩn bị nội dung sinh hoạt"),
    (.support, "Theo dõi, giúp đỡ việc của địa bàn"),
    (.reflect, "Phản ánh đề nghị sửa đường ngõ"),
    (.mobilise, "Vận động kinh phí làm đèn chiếu sáng"),
    (.propose, "Đề xuất phương án thu gom rác"),
  ]

  /// The last review of each household on the list of the poor and near-poor.
  mutating func reviewPoverty() {
    var identifiers = identifiers(for: .povertyReviews)
    let year = today.year - 1
    let day = max(opening, CalendarDate(year: year, month: 12, day: 15) ?? opening)
    for (place, household) in households.enumerated() {
      guard let status = household.poverty, status == .poor || status == .nearPoor else { continue }
      var review = PovertyReview(id: identifiers.next(on: day))
      review.household = household.id
      review.year = household.povertyYear ?? year
      review.status = status
      review.lacking = status == .poor ? 3 + place % 4 : place % 3
      review.change = place % 11 == 0 ? .arisen : place % 23 == 0 ? .relapsed : .unchanged
      review.decision = "90-QĐ/UBND"
      commune.povertyReviews.insert(review)
    }
  }

  /// The badges of the last 2 September, for the two who have been members longest.
  mutating func awardBadges() {
    var identifiers = identifiers(for: .badges)
    let thisYear = CalendarDate(year: today.year, month: 9, day: 2) ?? today
    let occasion = thisYear <= today ? thisYear : thisYear.adding(months: -12)
    let oldest = members.filter { $0.decisionDate != nil && $0.isHere }
      .sorted { ($0.decisionDate ?? today, $0.recordID) < ($1.decisionDate ?? today, $1.recordID) }
    for member in oldest.prefix(2) {
      let age = member.partyAge(on: occasion) ?? 0
      guard age >= 30 else { continue }
      var badge = Badge(id: identifiers.next(on: max(opening, occasion)))
      badge.member = member.id
      badge.years = age < 40 ? 30 : age / 5 * 5
      badge.occasion = occasion
      badge.decision = "12-QĐ/TU"
      badge.awarded = occasion
      commune.badges.insert(badge)
    }
  }
}
