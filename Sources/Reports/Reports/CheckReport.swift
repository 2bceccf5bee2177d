internal import CommuneDomain
internal import Localization

extension Report {
  /// The records that break a rule: those that must be put right, such as two households with one code
  /// after copies of the book came together, and those that are to be verified.
  static let check = Report(
    name: "check", code: "KT", periodKinds: [], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("check", code: "KT", context)
    let found = BrokenRule.all(in: context.circumstances)
    draft.table(draft.brokenRules(found))
    let hard = found.filter { $0.severity == .hard }.flatMap(\.issues)
    if !hard.isEmpty {
      let most = BrokenRule.mostListed
      let heading = draft.word("list")
      draft.heading(
        hard.count > most
          ? context.phrases.text("report.check.first", heading, context.phrases.number(most))
          : heading)
      draft.table(draft.wrongRecords(Array(hard.prefix(most))))
    }
    return draft.document(subtitle: context.phrases.date(context.circumstances.today))
  }
}

/// A rule at a field of a register, and what breaks it.
private struct BrokenRule {
  let severity: Issue.Severity
  let register: RegisterKey
  let field: String
  let rule: String
  var issues: [Issue] = []

  /// More than anybody reads on a page; the figures open them all.
  static let mostListed = 500

  var records: RecordSet { RecordSet(register, issues.map(\.record)) }

  /// What must be put right first, then in the order of the registers.
  static func all(in circumstances: Circumstances) -> [BrokenRule] {
    var rules: [BrokenRule] = []
    var places: [[String]: Int] = [:]
    _ = circumstances.forEachIssue { _, issue in
      let name = [
        issue.register.rawValue, issue.field, issue.rule, issue.severity.rawValue,
      ]
      let place = places[name] ?? rules.count
      if place == rules.count {
        places[name] = place
        rules.append(
          BrokenRule(
            severity: issue.severity, register: issue.register, field: issue.field,
            rule: issue.rule))
      }
      // One record may break a rule at several entries of one field.
      if rules[place].issues.last?.record != issue.record { rules[place].issues.append(issue) }
    }
    return rules.filter { $0.severity == .hard } + rules.filter { $0.severity == .soft }
  }
}

extension ReportDraft {
  fileprivate func brokenRules(_ rules: [BrokenRule]) -> ReportTable {
    ReportTable(
      name: "rules",
      columns: [
        column("register", from: 10, to: 22), column("field", from: 8, to: 18, priority: 1),
        column("rule", from: 12, to: 44), numbers("hard"), numbers("soft"),
      ],
      rows: rules.map { rule in
        [
          Cell(phrases.name(of: rule.register), value: .text(rule.register.rawValue)),
          Cell(phrases.label(rule.register, rule.field), value: .text(rule.field)),
          Cell(
            phrases.text("rule.\(rule.rule)", "…", "…", "…"), value: .text(rule.rule)),
          rule.severity == .hard ? cell(rule.records) : cell(0),
          rule.severity == .soft ? cell(rule.records) : cell(0),
        ]
      })
  }

  fileprivate func wrongRecords(_ issues: [Issue]) -> ReportTable {
    ReportTable(
      name: "records",
      columns: [
        column("record", from: 12, to: 30), column("field", from: 8, to: 18, priority: 1),
        column("wrong", from: 14, to: 50),
      ],
      rows: issues.map { issue in
        let title = phrases.title(of: issue.record, in: issue.register, of: commune) ?? ""
        return [
          Cell(
            "\(phrases.oneName(of: issue.register)) \(title)", value: .text(title),
            records: RecordSet(issue.register, [issue.record])),
          Cell(phrases.label(issue.register, issue.field), value: .text(issue.field)),
          cell(phrases.shortSentence(for: issue, in: commune)),
        ]
      })
  }
}
