/// What residents ask of the authorities, who deals with it, by when, and the answer that they got.
package struct Recommendation: Entity {
  package let id: ID<Self>
  package var code = ""
  package var source: RecommendationSource?
  package var raisedBy = ""
  package var household: ID<Household>?
  package var residenceUnit: ID<ResidenceUnit>?
  package var reception: ID<ReceptionDay>?
  package var matter = ""
  package var area: RecommendationArea?
  package var received: CalendarDate?
  package var office = ""
  package var due: CalendarDate?
  package var status: RecommendationStatus?
  package var progress: [Note] = []
  package var resolved: CalendarDate?
  package var result = ""
  package var answered: CalendarDate?
  package var answerForm: AnswerForm?
  package var answer = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    code.isEmpty ? matter : "\(code) \(matter)"
  }

  package static let schema = Schema<Recommendation>(
    .recommendations,
    fields: [
      .text("code", \.code, .code).required().unique().column().searched(),
      .choice("source", \.source).required().persistent().column(),
      .text("matter", \.matter, .paragraph(500)).required().column().searched(),
      .choice("area", \.area),
      .text("office", \.office).persistent().column().searched(),
      .date("received", \.received).required().initially(.today).persistent().column(),
      .date("due", \.due).column(),
      .reference("household", \.household, to: .households).searched(),
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).persistent().column(),
      .text("raised-by", \.raisedBy, .personName).searched(),
      .reference("reception", \.reception, to: .receptionDays)
        .applies { $0.source == .reception || $0.reception != nil },
      .choice("status", \.status)
        .initially(.value(.choice(RecommendationStatus.new.rawValue))).column(),
      .notes("progress", \.progress),
      .date("resolved", \.resolved).required().applies { $0.status == .resolved },
      .text("result", \.result, .paragraph(500)).applies { $0.status == .resolved },
      .date("answered", \.answered),
      .choice("answer-form", \.answerForm).applies { $0.answered != nil },
      .text("answer", \.answer, .paragraph(500)).applies { $0.answered != nil },
    ],
    rules: [
      .hard("dateInFuture", at: "received") { recommendation, circumstances in
        recommendation.received.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("endBeforeBeginning", at: "due") { recommendation, _ in
        dates(recommendation.received, inOrderWith: recommendation.due)
      },
      .hard("endBeforeBeginning", at: "resolved") { recommendation, _ in
        dates(recommendation.received, inOrderWith: recommendation.resolved)
      },
      .hard("endBeforeBeginning", at: "answered") { recommendation, _ in
        dates(recommendation.received, inOrderWith: recommendation.answered)
      },
      .soft("withoutOffice", at: "office") { recommendation, _ in
        recommendation.office.isEmpty && !recommendation.isAnswered ? [] : nil
      },
    ],
    complete: { recommendation, circumstances in
      if recommendation.source == nil, recommendation.reception != nil {
        recommendation.source = .reception
      }
      if recommendation.residenceUnit == nil {
        recommendation.residenceUnit = recommendation.household
          .flatMap { circumstances.commune.households[$0]?.residenceUnit }
      }
      if recommendation.due == nil, let received = recommendation.received, received.isWholeDay,
        let days = circumstances.value(of: .recommendationWorkingDays, on: received)
      {
        recommendation.due = circumstances.limits.day(after: received, workingDays: days)
      }
      if recommendation.code.isEmpty {
        recommendation.code = circumstances.nextCode(
          after: circumstances.commune.recommendations.map(\.code), prefix: "KN")
      }
    })

  package var isAnswered: Bool { answered != nil }

  /// Whether the answer is late on a day: due before it and not given.
  package func isOverdue(on day: CalendarDate) -> Bool {
    guard let due, !isAnswered else { return false }
    return due < day
  }
}

extension RegisterKey {
  package static let recommendations = RegisterKey("recommendations")
}

package enum RecommendationSource: String, Choice {
  case visit
  case groupMeeting = "group-meeting"
  case cellMeeting = "cell-meeting"
  case dialogue, reception, other
}

package enum RecommendationArea: String, Choice {
  case land, infrastructure, environment, security, policy, health, education, procedures, other
}

package enum RecommendationStatus: String, Choice {
  case new
  case inProgress = "in-progress"
  case forwarded, resolved, declined
}

package enum AnswerForm: String, Choice {
  case inPerson = "in-person"
  case letter, telephone, meeting
}
