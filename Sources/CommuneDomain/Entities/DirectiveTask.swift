/// A piece of work that a document asks for: what, by whom, until when, and whether it is done.
package struct DirectiveTask: Entity {
  package let id: ID<Self>
  package var directive: ID<Directive>?
  package var task = ""
  package var responsible: ID<Person>?
  package var unit = ""
  package var due: CalendarDate?
  package var status: DirectiveTaskStatus?
  package var done: CalendarDate?
  package var result = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { task }

  private static let fields: [Field<DirectiveTask>] = [
    .reference("directive", \.directive, to: .directives).required().persistent().column()
      .searched(),
    .text("task", \.task, .paragraph(300)).required().column().searched(),
    .reference("responsible", \.responsible, to: .people).column().searched(),
    .text("unit", \.unit, .line(80)).persistent().searched(),
    .date("due", \.due).column(),
    .choice("status", \.status).required()
      .initially(.value(.choice(DirectiveTaskStatus.new.rawValue))).column(),
    .date("done", \.done).required().column().applies { $0.status == .done },
    .text("result", \.result, .paragraph(300)).applies { $0.status == .done },
  ]

  package static let schema = Schema<DirectiveTask>(
    .directiveTasks,
    fields: fields,
    rules: [
      .hard("endBeforeBeginning", at: "due") { task, circumstances in
        dates(task.document(in: circumstances.commune)?.date, inOrderWith: task.due)
      },
      .hard("endBeforeBeginning", at: "done") { task, circumstances in
        dates(task.document(in: circumstances.commune)?.date, inOrderWith: task.done)
      },
      .hard("dateInFuture", at: "done") { task, circumstances in
        task.done.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .soft("taskAfterDeadline", at: "due") { task, circumstances in
        guard let due = task.due, let last = task.document(in: circumstances.commune)?.deadline,
          due > last
        else { return nil }
        return [.date(due), .date(last)]
      },
      .soft("taskOfNobody", at: "responsible") { task, _ in
        task.responsible == nil && task.unit.isEmpty ? [] : nil
      },
    ],
    complete: { task, circumstances in
      if task.due == nil { task.due = task.document(in: circumstances.commune)?.deadline }
    })

  /// Whether the work is late on a day: due before it, and neither done nor dropped.
  package func isOverdue(on day: CalendarDate) -> Bool {
    guard let due, status != .done, status != .dropped else { return false }
    return due < day
  }

  private func document(in commune: Commune) -> Directive? {
    directive.flatMap { commune.directives[$0] }
  }
}

extension RegisterKey {
  package static let directiveTasks = RegisterKey("directive-tasks")
}

package enum DirectiveTaskStatus: String, Choice {
  case new
  case inProgress = "in-progress"
  case done, dropped
}
