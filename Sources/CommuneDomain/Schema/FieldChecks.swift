/// The checks that follow from a field's kind and qualities alone.
extension Field {
  /// What is wrong with this field of a record.
  func issues(of record: Record, in circumstances: Circumstances) -> [Issue] {
    let value = get(record)
    if value.isEmpty {
      let isMissing = description.isRequired && applies(record)
      return isMissing ? [issue("required", of: record)] : []
    }
    var issues: [Issue] = []
    switch (kind, value) {
    case (.text(let shape), .text(let text)):
      issues += textIssues(text, shape, of: record)
    case (.integer(let range), .integer(let number)) where !range.contains(number):
      issues.append(
        issue("outOfRange", of: record, [.integer(range.lowerBound), .integer(range.upperBound)]))
    case (.hundredths(let range), .integer(let number)) where !range.contains(number):
      issues.append(
        issue(
          "outOfRange", of: record,
          [.integer(range.lowerBound / 100), .integer(range.upperBound / 100)]))
    case (.amount, .integer(let number)) where number < 0:
      issues.append(issue("negativeAmount", of: record))
    case (.date(.day), .date(let date)) where !date.isWholeDay:
      issues.append(issue("wholeDayNeeded", of: record, [.date(date)]))
    case (.choice(let keys), .choice(let key)) where !keys.contains(key):
      issues.append(issue("unknownChoice", of: record, [.text(key)]))
    case (.reference(let register), .reference(let id)):
      if circumstances.commune.record(id, in: register) == nil {
        issues.append(issue("referenceToNothing", of: record, [.text(id.description)]))
      }
    case (.notes, .notes(let notes)) where notes.contains(where: { $0.text.count > Note.longest }):
      issues.append(issue("tooLong", of: record, [.integer(Note.longest)]))
    default: break
    }
    if description.isUnique {
      let others = circumstances.commune
        .records(in: Record.schema.key, where: key, equals: value)
        .filter { $0 != record.recordID }
      if let other = others.first {
        issues.append(issue("notUnique", of: record, [.record(Record.schema.key, other)]))
      }
    }
    return issues
  }

  private func textIssues(_ text: String, _ shape: TextShape, of record: Record) -> [Issue] {
    switch shape {
    case .line(let most), .paragraph(let most), .verbatim(let most):
      text.count > most ? [issue("tooLong", of: record, [.integer(most)])] : []
    case .personName, .code:
      text.count > 80 ? [issue("tooLong", of: record, [.integer(80)])] : []
    case .phone:
      PhoneNumber(text) == nil ? [issue("phoneForm", of: record)] : []
    case .identity:
      IdentityNumber(text) == nil ? [issue("identityForm", of: record)] : []
    case .time:
      TimeOfDay(text) == nil ? [issue("timeForm", of: record)] : []
    }
  }

  private func issue(_ rule: String, of record: Record, _ arguments: [Issue.Argument] = [])
    -> Issue
  {
    Issue(
      severity: .hard, register: Record.schema.key, record: record.recordID, field: key,
      rule: rule, arguments: arguments)
  }
}
