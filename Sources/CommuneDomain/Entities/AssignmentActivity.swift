/// What a cadre did under an assignment: conveyed, guided, proposed, mobilised resources (article 1.3).
package struct AssignmentActivity: Entity {
  package let id: ID<Self>
  package var assignment: ID<Assignment>?
  package var date: CalendarDate?
  package var kind: ActivityKind?
  package var content = ""
  package var amount: Int?
  package var sponsor = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let assignment = assignment.flatMap { commune.assignments[$0]?.title(in: commune) } ?? ""
    return [assignment, date?.description ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  package static let schema = Schema<AssignmentActivity>(
    .activities,
    fields: [
      .reference("assignment", \.assignment, to: .assignments).required().persistent().column()
        .searched(),
      .date("date", \.date).required().initially(.today).column(),
      .choice("kind", \.kind).required().persistent().column(),
      .text("content", \.content, .paragraph(500)).required().column().searched(),
      .amount("amount", \.amount).column(),
      .text("sponsor", \.sponsor, .line(120)).column().searched(),
    ],
    rules: [
      .hard("dateInFuture", at: "date") { future($0.date, $1) },
      .hard("activityOutsideAssignment", at: "date") { activity, circumstances in
        guard let date = activity.date,
          let assignment = activity.assignment.flatMap({ circumstances.commune.assignments[$0] }),
          !assignment.period.contains(date)
        else { return nil }
        return [.date(date), .record(.assignments, assignment.recordID)]
      },
      .soft("resourcesWithoutSponsor", at: "sponsor") { activity, _ in
        (activity.amount ?? 0) > 0 && activity.sponsor.isEmpty ? [] : nil
      },
    ])
}

extension RegisterKey {
  package static let activities = RegisterKey("activities")
}

/// The duties of who is assigned to a place.
package enum ActivityKind: String, Choice {
  case support, convey, guide, propose, reflect, mobilise
}
