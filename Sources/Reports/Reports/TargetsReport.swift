internal import CommuneDomain
internal import Localization

extension Report {
  /// R10: the targets of a year, to whom they were given, and how far they have come.
  static let targets = Report(
    name: "targets", code: "R10", periodKinds: [.quarter, .month, .year], needsSubject: nil
  ) { context throws(ReportError) in
    var context = context
    if let end = context.period?.to {
      context.circumstances.today = min(end, context.circumstances.today)
    }
    var draft = ReportDraft("targets", code: "R10", context)
    let year = context.period?.from.year ?? draft.today.year
    let targets = draft.commune.targets.filter { $0.year == year }
      .sorted { ($0.code, $0.recordID) < ($1.code, $1.recordID) }
    draft.table(draft.list(targets))
    draft.summary(targets)
    draft.leadersWithoutTargets(targets)
    return draft.document(subtitle: context.phrases.date(draft.today))
  }
}

extension ReportDraft {
  fileprivate func list(_ targets: [Target]) -> ReportTable {
    ReportTable(
      name: "targets",
      columns: [
        column("code", from: 6, to: 8), column("target", from: 12, to: 34),
        column("measure", from: 4, to: 10, priority: 5), column("person", from: 8, to: 22),
        numbers("registered", priority: 6), numbers("value"), numbers("actual"),
        numbers("percent", priority: 1), numbers("planned", priority: 3),
        column("state", from: 6, to: 14, priority: 4),
      ], rows: targets.flatMap { [row(of: $0)] + rows(below: $0) })
  }

  private func row(of target: Target) -> [Cell] {
    let progress = target.progress(in: commune)
    return [
      Cell(target.code, value: .text(target.code), records: RecordSet(.targets, [target.recordID])),
      cell(target.name),
      cell(target.scale == .percent ? "%" : target.measure),
      .blank,
      .blank,
      cell(hundredths: target.value, progress.given),
      cell(hundredths: progress.actual, progress.given),
      percent(progress.percentDone),
      .blank,
      cell(state(of: target, progress)),
    ]
  }

  private func rows(below target: Target) -> [[Cell]] {
    commune.related(\.targetAssignments, "target", to: target.recordID).map { assignment in
      [
        .blank, cell(assignment.unit), .blank,
        Cell(
          personName(assignment.person), value: .text(personName(assignment.person)),
          records: RecordSet(.targetAssignments, [assignment.recordID])),
        cell(hundredths: assignment.registered),
        cell(hundredths: assignment.value),
        cell(hundredths: assignment.actual),
        percent(assignment.percentDone),
        percent(assignment.percentPlanned(in: context.circumstances)),
        cell(assignment.status, .targetAssignments, "status"),
      ]
    }
  }

  private func percent(_ hundredths: Int?) -> Cell {
    guard let hundredths else { return .blank }
    return Cell(
      phrases.decimal(hundredths, decimals: 2) + " %", value: .ratio(hundredths, of: 10_000))
  }

  private func state(of target: Target, _ progress: TargetProgress) -> String {
    guard let value = target.value, let actual = progress.actual else {
      return word("state.none")
    }
    return word(actual >= value ? "state.reached" : "state.under-way")
  }

  /// Which are reached, and which have come less far than every month's part.
  fileprivate mutating func summary(_ targets: [Target]) {
    let reached = targets.filter { target in
      guard let value = target.value, let actual = target.progress(in: commune).actual else {
        return false
      }
      return actual >= value
    }
    let behind = targets.flatMap { target in
      commune.related(\.targetAssignments, "target", to: target.recordID)
    }
    .filter { $0.percentBehindPlan(in: context.circumstances) != nil }
    let all = RecordSet(.targets, targets.map(\.recordID))
    paragraph([
      Document.Span(word("reached") + " "),
      Document.Span(
        "\(phrases.number(reached.count))/\(phrases.number(targets.count))", key: "reached",
        value: .ratio(reached.count, of: max(1, targets.count)),
        records: reached.isEmpty ? all : RecordSet(.targets, reached.map(\.recordID))),
      Document.Span(". " + word("behind") + " "),
      Document.Span(
        phrases.number(behind.count), key: "behind", value: .integer(behind.count),
        records: RecordSet(.targetAssignments, behind.map(\.recordID))),
      Document.Span("."),
    ])
  }

  /// Who holds a position and was given nothing (article 3.3).
  fileprivate mutating func leadersWithoutTargets(_ targets: [Target]) {
    let given = Set(
      targets.flatMap { target in
        commune.related(\.targetAssignments, "target", to: target.recordID).compactMap(\.person)
      })
    let others = commune.people.filter { person in
      !person.position.isEmpty && person.isPresent(on: today) && !given.contains(person.id)
    }
    guard !others.isEmpty else { return }
    paragraph([
      Document.Span(word("without") + " "),
      Document.Span(
        phrases.number(others.count), key: "without", value: .integer(others.count),
        records: RecordSet(.people, others.map(\.recordID))),
      Document.Span("."),
    ])
  }
}
