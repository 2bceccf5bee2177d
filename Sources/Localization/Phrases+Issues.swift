package import CommuneDomain

/// What is wrong, and what needs doing, in sentences.
extension Phrases {
  /// The whole sentence: record, field, what is wrong, and what to do about it.
  package func sentence(for issue: Issue, in commune: Commune) -> String {
    let register = oneName(of: issue.register)
    let title = record(issue.record, in: issue.register, of: commune)
    let name = title.isEmpty ? register : "\(register) \(title)"
    return text(
      "issue.sentence", name.prefix(1).uppercased() + name.dropFirst(),
      label(issue.register, issue.field), shortSentence(for: issue, in: commune),
      remedy(for: issue, in: commune))
  }

  /// What stands beside the field: what is wrong, without the record's name.
  package func shortSentence(for issue: Issue, in commune: Commune) -> String {
    text("rule.\(issue.rule)", arguments(of: issue, in: commune))
  }

  /// What should be done about it.
  ///
  /// Where the rule goes by a constant, its legal basis follows, and whether anybody has checked it.
  package func remedy(for issue: Issue, in commune: Commune) -> String {
    let remedy = text("rule.\(issue.rule).remedy", arguments(of: issue, in: commune))
    return issue.basis.map { "\(remedy) (\(self.basis(of: $0)))" } ?? remedy
  }

  /// The regulation or decision behind a constant and how far it is to be trusted, such as "căn cứ:
  /// Điều lệ Đảng, Điều 4; chưa kiểm chứng".
  package func basis(of row: LimitTable.Row) -> String {
    row.standing == .verified
      ? text("limit.basis", row.legalBasis)
      : text("limit.basis.\(row.standing.rawValue)", row.legalBasis)
  }

  /// What was found out about one record of an alert, such as "quá hạn 12 ngày"; empty where the line
  /// of the alert says it all.
  package func reason(_ alert: Alert, for id: RecordID, in commune: Commune) -> String {
    guard has("alert.\(alert.phrase).reason"), let finding = alert.finding(for: id) else {
      return ""
    }
    return text(
      "alert.\(alert.phrase).reason",
      finding.arguments.map { word($0, alert.register, nil, commune) })
  }

  /// The line of the home screen's to-do list.
  ///
  /// After its own arguments stands the month in which the alert is due.
  package func line(for alert: Alert, in commune: Commune) -> String {
    let due = alert.due?.month.map { self["month.\($0)"] }
    let words = alert.arguments.map { argument -> String in
      if case .value(.choice(let figure)) = argument, has("alert.figure.\(figure)") {
        return self["alert.figure.\(figure)"]
      }
      return word(argument, alert.register, nil, commune)
    }
    return text("alert.\(alert.phrase)", words + [due].compactMap(\.self))
  }

  /// What the figure behind an alert is, such as how many are members of those who hold the same roles as
  /// the heads that it names; empty for most.
  package func remark(on alert: Alert, in circumstances: Circumstances) -> String {
    guard alert.phrase == "A12.members" else { return "" }
    let roles = Set(alert.ids.compactMap { circumstances.commune.headTerms[ID($0)]?.role })
    let shares = roles.map { circumstances.figures.heads($0).members }
    let (part, whole) = shares.reduce((0, 0)) { ($0.0 + $1.part.count, $0.1 + $1.whole.count) }
    guard whole > 0 else { return "" }
    return text(
      "alert.A12.members.share", "\(number(part))/\(number(whole))", percent(part, of: whole))
  }

  private func arguments(of issue: Issue, in commune: Commune) -> [String] {
    issue.arguments.map { word($0, issue.register, issue.field, commune) }
  }

  private func word(
    _ argument: Issue.Argument, _ register: RegisterKey, _ field: String?, _ commune: Commune
  ) -> String {
    switch argument {
    case .text(let text): text
    case .integer(let number): self.number(number)
    case .date(let date): self.date(date)
    case .record(let register, let id): record(id, in: register, of: commune)
    case .field(let field): label(register, field)
    case .value(let value):
      description(holding: value, in: register, preferring: field).map {
        text(of: value, $0, of: register, in: commune)
      } ?? ""
    }
  }

  /// The field whose words a value has: the one given, or the first that has such an alternative.
  private func description(
    holding value: FieldValue, in register: RegisterKey, preferring key: String?
  ) -> FieldDescription? {
    let fields = Commune.register(register).map { $0.fields + $0.derived } ?? []
    if let key { return fields.first { $0.key == key } }
    guard case .choice(let choice) = value else { return fields.first }
    return fields.first { field in
      if case .choice(let keys) = field.kind { keys.contains(choice) } else { false }
    }
  }

  /// The title of a record with its dates as this language writes them; empty while it is new.
  private func record(_ id: RecordID, in register: RegisterKey, of commune: Commune) -> String {
    title(of: id, in: register, of: commune) ?? ""
  }
}
