internal import CommuneDomain

extension CommuneBuilder {
  /// Recommendations of twelve months: a known number overdue, a few still in time, others answered.
  mutating func receiveRecommendations() {
    var random = random(for: "recommendations")
    let planned = (0..<size.recommendations).map { position in
      let course = course(of: position)
      let received = dayReceived(course, &random)
      return (received: received, position: position, course: course)
    }
    .sorted { ($0.received, $0.position) < ($1.received, $1.position) }
    var identifiers = identifiers(for: .recommendations)
    var lastNumber = (year: 0, number: 0)
    for plan in planned {
      let year = plan.received.year
      lastNumber = (year, lastNumber.year == year ? lastNumber.number + 1 : 1)
      var recommendation = Recommendation(id: identifiers.next(on: plan.received))
      recommendation.code = "KN-\(year)-\(padded(lastNumber.number, to: 4))"
      recommendation.received = plan.received
      recommendation.due = due(plan.received)
      let result = raise(&recommendation, plan.position, &random)
      switch plan.course {
      case .answered: answer(&recommendation, result, plan.position, &random)
      case .overdue(let place): delay(&recommendation, result, place)
      case .open(let place): leaveOpen(&recommendation, place)
      }
      commune.recommendations.insert(recommendation)
    }
  }

  private enum Course: Sendable {
    case answered
    case overdue(Int)
    case open(Int)
  }

  private func course(of position: Int) -> Course {
    if position < size.overdueRecommendations { return .overdue(position) }
    let place = position - size.overdueRecommendations
    return place < size.openRecommendations ? .open(place) : .answered
  }

  private func due(_ received: CalendarDate) -> CalendarDate? {
    limits.value(.recommendationWorkingDays, on: received)
      .map { limits.day(after: received, workingDays: $0) }
  }

  private func dayReceived(_ course: Course, _ random: inout SeededGenerator) -> CalendarDate {
    switch course {
    case .answered:
      return today.adding(days: -random.number(in: 6...360))
    case .overdue:
      var day = today.adding(days: -random.number(in: 20...75))
      // A longer term than usual, or many holidays.
      while let due = due(day), due >= today { day = day.adding(days: -7) }
      return day
    case .open:
      var day = today.adding(days: -random.number(in: 1...11))
      while let due = due(day), due < today, day < today { day = day.adding(days: 1) }
      return day
    }
  }

  /// Enters who asks for what; returns what will come of it.
  private func raise(
    _ recommendation: inout Recommendation, _ position: Int, _ random: inout SeededGenerator
  ) -> String {
    let household = random.below(households.count)
    let sources = RecommendationSource.allCases
    recommendation.source = sources[position % sources.count]
    recommendation.residenceUnit = households[household].residenceUnit
    if recommendation.source == .visit || random.chance(45) {
      recommendation.household = households[household].id
    }
    if random.chance(75) { recommendation.raisedBy = households[household].head }
    let subject = RecommendationMatters.all[position % RecommendationMatters.all.count]
    recommendation.area = subject.area
    recommendation.office = subject.office
    let (matter, result) = random.pick(subject.matters)
    recommendation.matter = matter
    return result
  }

  /// Resolved and answered, mostly in time; a few were declined or sent on.
  private func answer(
    _ recommendation: inout Recommendation, _ result: String, _ position: Int,
    _ random: inout SeededGenerator
  ) {
    let received = recommendation.received ?? today
    let term = max(2, (recommendation.due ?? received).dayNumber - received.dayNumber)
    let days = random.chance(92) ? random.number(in: 2...term) : term + random.number(in: 1...20)
    let answered = min(today, received.adding(days: days))
    recommendation.answered = answered
    recommendation.answerForm = random.pick(AnswerForm.allCases)
    recommendation.progress = [
      Note(
        date: min(answered, received.adding(days: 1)), text: "Đã chuyển \(recommendation.office)",
        author: "Văn phòng")
    ]
    switch position % 12 {
    case 3:
      recommendation.status = .declined
      recommendation.answer = "Không thuộc thẩm quyền, đã giải thích với người dân"
    case 7:
      recommendation.status = .forwarded
      recommendation.answer = "Đã chuyển cơ quan cấp tỉnh, sẽ báo khi có kết quả"
    default:
      recommendation.status = .resolved
      recommendation.resolved = answered.adding(days: answered > received ? -1 : 0)
      recommendation.result = result
      recommendation.answer = "Đã báo kết quả cho người dân"
    }
  }

  /// The first is resolved, but nobody told the residents.
  private func delay(
    _ recommendation: inout Recommendation, _ result: String, _ place: Int
  ) {
    let received = recommendation.received ?? today
    recommendation.status = place == 0 ? .resolved : place == 1 ? .forwarded : .inProgress
    recommendation.progress = [
      Note(date: received.adding(days: 2), text: "Đã tiếp nhận", author: "Văn phòng"),
      Note(date: received.adding(days: 9), text: "Chờ kinh phí", author: recommendation.office),
    ]
    if place == 0 {
      recommendation.resolved = received.adding(days: 12)
      recommendation.result = result
    }
  }

  /// The first has not even an office yet.
  private func leaveOpen(_ recommendation: inout Recommendation, _ place: Int) {
    recommendation.status = place % 2 == 0 ? .new : .inProgress
    if place == 0 { recommendation.office = "" }
    if place % 2 == 1, let received = recommendation.received {
      recommendation.progress = [
        Note(date: received, text: "Đã giao kiểm tra thực địa", author: "Văn phòng")
      ]
    }
  }
}
