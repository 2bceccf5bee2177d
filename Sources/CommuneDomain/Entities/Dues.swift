/// What a member pays each month, and whether it has been paid.
package struct Dues: Entity {
  package let id: ID<Self>
  package var member: ID<Member>?
  package var month: CalendarDate?
  package var status: DuesStatus?
  package var amount: Int?
  package var paid: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let name = member.flatMap { commune.members[$0]?.shortTitle(in: commune) } ?? ""
    return "\(name) \(month?.description ?? "")"
  }

  package static let schema = Schema<Dues>(
    .dues,
    fields: [
      .reference("member", \.member, to: .members).required().column().searched(),
      .date("month", \.month, .yearAllowed).required().persistent().column(),
      .choice("status", \.status).required()
        .initially(.value(.choice(DuesStatus.paid.rawValue))).persistent().column(),
      .amount("amount", \.amount).column(),
      .date("paid", \.paid).required().initially(.today).persistent().column()
        .applies { $0.status == .paid },
    ],
    rules: [
      .hard("monthNeeded", at: "month") { dues, _ in
        dues.month.flatMap { $0.month == nil || $0.day != nil ? [.date($0)] : nil }
      },
      .hard("duesTwice", at: "month") { dues, circumstances in
        guard let member = dues.member, let month = dues.month else { return nil }
        return circumstances.commune.related(\.dues, "member", to: member.raw)
          .first { $0.id != dues.id && $0.month == month }
          .map { [.record(.dues, $0.recordID)] }
      },
      .hard("duesBeforeJoining", at: "month") { dues, circumstances in
        guard let month = dues.month,
          let member = dues.member.flatMap({ circumstances.commune.members[$0] }),
          let joined = member.joined ?? member.decisionDate, month.latestDay < joined.earliestDay
        else { return nil }
        return [.date(month), .date(joined)]
      },
      .soft("duesInFuture", at: "month") { dues, circumstances in
        dues.month.flatMap { $0.earliestDay > circumstances.today ? [.date($0)] : nil }
      },
      .soft("paidLongBefore", at: "paid") { dues, _ in
        guard let month = dues.month, let paid = dues.paid, dues.status == .paid,
          paid.year < month.year - 1
        else { return nil }
        return [.date(paid), .date(month)]
      },
      .hard("dateInFuture", at: "paid") { future($0.paid, $1) },
    ])
}

extension RegisterKey {
  package static let dues = RegisterKey("dues")
}

package enum DuesStatus: String, Choice {
  case paid, unpaid, exempt
}
