internal import Synchronization

/// What needs doing in a commune, kept up to date change by change.
///
/// The first look judges every record that a rule may concern. After that only those that the changes
/// since touch are judged again; another day, another local rule, or a book that was read anew begin
/// from the start.
package struct TodoList: Sendable {
  /// What a rule has found so far, and the lines made of it.
  private struct Found: Sendable {
    var findings = FindingTable()
    var lines: [Alert] = []
    /// Lines of what somebody has put off.
    var asleep: [Alert] = []
    var isStale = true
  }

  private let rules: [AlertRule]
  private var found: [Found]
  private var seen: ChangeTrail?
  private var today: CalendarDate?
  /// The records whose findings are put off, by the phrase of the rule.
  private var asleep: [String: Set<RecordID>] = [:]
  /// How many records were judged since the list was made.
  package private(set) var judgedCount = 0

  package init(rules: [AlertRule] = AlertRule.all) {
    self.rules = rules
    found = rules.map { _ in Found() }
  }

  /// What needs doing, urgent first, then in the order of the rules.
  package var alerts: [Alert] { Self.ordered(found.flatMap(\.lines)) }

  /// What would need doing had nobody put it off until a later day.
  package var snoozed: [Alert] { Self.ordered(found.flatMap(\.asleep)) }

  private static func ordered(_ lines: [Alert]) -> [Alert] {
    lines.filter { $0.severity == .urgent } + lines.filter { $0.severity == .notice }
  }

  /// The lines of a rule.
  package func alerts(phrase: String) -> [Alert] {
    rules.indices.first { rules[$0].phrase == phrase }.map { found[$0].lines } ?? []
  }

  /// Looks at what has changed since the last time.
  package mutating func follow(_ circumstances: Circumstances) {
    let trail = circumstances.commune.trail
    if let seen, today == circumstances.today, let steps = trail.steps(since: seen),
      !steps.contains(where: { $0.register == .localRules })
    {
      follow(steps, circumstances)
      if steps.contains(where: { $0.register == .snoozes }) { putToSleep(circumstances) }
    } else {
      judgeEverything(circumstances)
      putToSleep(circumstances)
    }
    seen = trail
    today = circumstances.today
    for index in rules.indices where found[index].isStale {
      let hidden = asleep[rules[index].phrase] ?? []
      let findings = found[index].findings
      found[index].lines = rules[index].lines(of: findings.entries { !hidden.contains($0) })
      found[index].asleep =
        hidden.isEmpty ? [] : rules[index].lines(of: findings.entries(where: hidden.contains))
      found[index].isStale = false
    }
  }

  /// Takes over which findings are put off today.
  private mutating func putToSleep(_ circumstances: Circumstances) {
    var hidden: [String: Set<RecordID>] = [:]
    for snooze in circumstances.commune.snoozes where snooze.isActive(on: circumstances.today) {
      if let subject = snooze.subject { hidden[snooze.rule, default: []].insert(subject) }
    }
    for index in rules.indices where asleep[rules[index].phrase] != hidden[rules[index].phrase] {
      found[index].isStale = true
    }
    asleep = hidden
  }

  /// Each rule looks at all records that concern it, two rules at a time.
  private mutating func judgeEverything(_ circumstances: Circumstances) {
    let rules = rules
    let results = Mutex<[Int: (found: [(RecordID, AlertFinding)], count: Int)]>([:])
    Crew.run(rules.count) { index in
      let result = rules[index].judgeAll(circumstances)
      results.withLock { $0[index] = result }
    }
    for (index, result) in results.withLock({ $0 }) { take(result, index) }
  }

  private mutating func judgeAll(_ index: Int, _ circumstances: Circumstances) {
    take(rules[index].judgeAll(circumstances), index)
  }

  private mutating func take(
    _ result: (found: [(RecordID, AlertFinding)], count: Int), _ index: Int
  ) {
    found[index] = Found()
    for (id, finding) in result.found { _ = found[index].findings.put(finding, for: id) }
    judgedCount += result.count
  }

  private mutating func follow(_ steps: [ChangeTrail.Step], _ circumstances: Circumstances) {
    for index in rules.indices {
      let rule = rules[index]
      var concerned: Set<RecordID> = []
      var isEveryone = false
      for step in steps where !isEveryone {
        let isWatched =
          step.register == rule.register
          || rule.watches.contains { $0.register == step.register }
        guard isWatched else { continue }
        guard case .operation(let operation) = step else {
          isEveryone = true
          break
        }
        if operation.register == rule.register { concerned.insert(operation.record) }
        for watch in rule.watches where watch.register == operation.register {
          guard
            let ids = watch.concerned(
              by: operation, judging: rule.register, in: circumstances.commune)
          else {
            isEveryone = true
            break
          }
          concerned.formUnion(ids)
        }
      }
      if isEveryone {
        judgeAll(index, circumstances)
      } else {
        for id in concerned { judge(id, index, circumstances) }
      }
    }
  }

  private mutating func judge(_ id: RecordID, _ index: Int, _ circumstances: Circumstances) {
    judgedCount += 1
    let finding = rules[index].judge(id, circumstances)
    if found[index].findings.put(finding, for: id) { found[index].isStale = true }
  }
}

extension AlertRule {
  /// One line for each finding, or one that counts them all.
  fileprivate func lines(of entries: [FindingTable.Entry]) -> [Alert] {
    guard !entries.isEmpty else { return [] }
    guard !isLinePerRecord else {
      return entries.map { alert($0.finding.arguments, [$0.id], [$0.finding]) }
    }
    return [alert([.integer(entries.count)], entries.map(\.id), entries.map(\.finding))]
  }

  private func alert(
    _ arguments: [Issue.Argument], _ ids: [RecordID], _ findings: [AlertFinding]
  ) -> Alert {
    Alert(
      rule: code, severity: severity, phrase: phrase, arguments: arguments, register: register,
      ids: ids, findings: findings, due: findings.first?.due, remedy: remedy)
  }
}

extension AlertWatch {
  /// The records of the judged register that an operation concerns; nil when it concerns all of them.
  fileprivate func concerned(
    by operation: Operation, judging judged: RegisterKey, in commune: Commune
  ) -> [RecordID]? {
    switch self {
    case .everything: return nil
    case .referring(_, let field): return operation.named(by: field, in: commune)
    case .sharing(_, let field, let key):
      return operation.named(by: field, in: commune).flatMap {
        commune.records(in: judged, where: key, equals: .reference($0))
      }
    case .through(_, let find): return find(operation.record, operation.values, commune)
    }
  }
}

extension Operation {
  /// What a reference field of its record names, and what it named before.
  fileprivate func named(by field: String, in commune: Commune) -> [RecordID] {
    let present = Commune.register(register)?.value(of: field, in: record, of: commune)
    return ([present] + values.filter { $0.field == field }.map(\.value))
      .compactMap { $0?.reference }
  }

  /// The values that the operation takes away or puts in.
  package var values: [FieldAssignment] {
    switch self {
    case .create(_, _, let values), .remove(_, _, let values), .restore(_, _, let values): values
    case .set(_, _, let field, let old, let new):
      [FieldAssignment(field: field, value: old), FieldAssignment(field: field, value: new)]
    case .mark(_, _, let field, let subject, _, _):
      [FieldAssignment(field: field, value: .reference(subject))]
    case .append(_, _, let field, let note, _), .withdraw(_, _, let field, let note, _):
      [FieldAssignment(field: field, value: .notes([note]))]
    case .settle: []
    }
  }
}

extension Circumstances {
  /// What needs doing today, urgent first, worked out from the start.
  package var alerts: [Alert] {
    var list = TodoList()
    list.follow(self)
    return list.alerts
  }
}
