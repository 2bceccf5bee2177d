/// What somebody asks about the data that the book holds of him: to see, correct or erase it, or that it
/// is no longer used (Law 91/2025/QH15).
package struct DataRequest: Entity {
  package let id: ID<Self>
  package var code = ""
  package var kind: DataRequestKind?
  /// What else is asked for in the same paper.
  package var secondKind: DataRequestKind?
  package var person: ID<Person>?
  package var household: ID<Household>?
  package var matter = ""
  package var received: CalendarDate?
  package var due: CalendarDate?
  package var answered: CalendarDate?
  package var answer = ""
  package var doneBy: CalendarDate?
  /// Whether whoever asked was told that it takes longer.
  package var isExtended = false
  package var done: CalendarDate?
  package var handler: ID<Person>?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let person = person.flatMap { commune.people[$0]?.title(in: commune) }
    let household = household.flatMap { commune.households[$0]?.title(in: commune) }
    return [code, person ?? household ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  package static let schema = Schema<DataRequest>(
    .dataRequests,
    fields: fields,
    derived: [
      DerivedField("days-left", .integer(-10_000...10_000), isColumn: true) {
        request, circumstances in
        request.nextDeadline(in: circumstances).map {
          .integer($0.dayNumber - circumstances.today.dayNumber)
        }
          ?? .empty
      },
      DerivedField("done-until", .date(.day)) { request, circumstances in
        request.lastDay(in: circumstances).map(FieldValue.date) ?? .empty
      },
    ],
    rules: [
      .hard("dateInFuture", at: "received") { request, circumstances in
        request.received.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("requestOfNobody", at: "household") { request, _ in
        request.person == nil && request.household == nil ? [] : nil
      },
      .hard("sameKindTwice", at: "second-kind") { request, _ in
        request.secondKind != nil && request.secondKind == request.kind ? [] : nil
      },
      .hard("endBeforeBeginning", at: "due") { request, _ in
        dates(request.received, inOrderWith: request.due)
      },
      .hard("endBeforeBeginning", at: "answered") { request, _ in
        dates(request.received, inOrderWith: request.answered)
      },
      .hard("endBeforeBeginning", at: "done") { request, _ in
        dates(request.received, inOrderWith: request.done)
      },
      .hard("doneWithoutAnswer", at: "answered") { request, _ in
        request.done != nil && request.answered == nil ? [] : nil
      },
      .soft("putOffTooLong", at: "done-by", under: .dataRequestExtensionDays) {
        request, circumstances in
        guard let by = request.doneBy, let received = request.received, let kind = request.kind,
          let days = circumstances.value(of: kind.limit, on: received),
          let more = circumstances.value(of: .dataRequestExtensionDays, on: received),
          by > received.adding(days: days + more)
        else { return nil }
        return [.date(received.adding(days: days + more)), .integer(more)]
      },
      .soft("answeredLate", at: "answered", under: .dataRequestReplyWorkingDays) { request, _ in
        guard let due = request.due, let answered = request.answered, due < answered else {
          return nil
        }
        return [.integer(answered.dayNumber - due.dayNumber)]
      },
    ],
    complete: { request, circumstances in request.complete(in: circumstances) })

  private static let fields: [Field<DataRequest>] = [
    .text("code", \.code, .code).required().unique().column().searched(),
    .choice("kind", \.kind).required().column(),
    .reference("person", \.person, to: .people).column().sharingColumn("subject").searched(),
    .reference("household", \.household, to: .households).column().sharingColumn("subject")
      .searched(),
    .text("matter", \.matter, .paragraph(300)).searched(),
    .date("received", \.received).required().initially(.today).column(),
    .date("due", \.due).column(),
    .date("answered", \.answered).column(),
    .text("answer", \.answer, .paragraph(300)),
    .choice("second-kind", \.secondKind),
    .date("done-by", \.doneBy),
    .flag("extended", \.isExtended),
    .date("done", \.done).column(),
    .reference("handler", \.handler, to: .people).persistent().searched(),
  ]

  /// The code, the day by which to answer and that by which to act follow from the rest.
  private mutating func complete(in circumstances: Circumstances) {
    if code.isEmpty {
      code = circumstances.nextCode(
        after: circumstances.commune.dataRequests.map(\.code), prefix: "YC")
    }
    guard let received, received.isWholeDay else { return }
    if due == nil, let days = circumstances.value(of: .dataRequestReplyWorkingDays, on: received) {
      due = circumstances.limits.day(after: received, workingDays: days)
    }
    let periods = [kind, secondKind].compactMap { kind in
      kind.flatMap { circumstances.value(of: $0.limit, on: received) }
    }
    // Of two things asked for, the one that is due first.
    if doneBy == nil, let days = periods.min() { doneBy = received.adding(days: days) }
  }

  /// Whether this is asked for.
  package func asks(_ what: DataRequestKind) -> Bool { kind == what || secondKind == what }

  /// By when it is to be done, with the extension where there is one.
  package func lastDay(in circumstances: Circumstances) -> CalendarDate? {
    guard isExtended, let doneBy, let received,
      let days = circumstances.value(of: .dataRequestExtensionDays, on: received)
    else { return doneBy }
    return doneBy.adding(days: days)
  }

  /// What must happen next, and by when; nil once all is done.
  package func nextDeadline(in circumstances: Circumstances) -> CalendarDate? {
    if answered == nil { return due }
    return done == nil ? lastDay(in: circumstances) : nil
  }
}

extension RegisterKey {
  package static let dataRequests = RegisterKey("data-requests")
}

/// What is asked for.
package enum DataRequestKind: String, Choice {
  case access, correct, erase, object

  /// Within how many days it is to be done.
  var limit: Limit {
    switch self {
    case .access: .dataRequestAccessDays
    case .correct: .dataRequestCorrectDays
    case .erase: .dataRequestEraseDays
    case .object: .dataRequestObjectDays
    }
  }
}
