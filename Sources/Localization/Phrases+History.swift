package import CommuneDomain

/// What happened to a record, as the history tells it.
extension Phrases {
  /// The line of an operation, such as "Số khẩu: 2 → 3".
  package func line(
    for operation: Operation, in commune: Commune, revealing: Bool = false
  ) -> String {
    switch operation {
    case .create(let register, let id, let values):
      text("operation.create", named(id, register, values, commune))
    case .remove(let register, let id, let values):
      text("operation.remove", named(id, register, values, commune))
    case .restore(let register, let id, let values):
      text("operation.restore", named(id, register, values, commune))
    case .set(let register, _, let field, let old, let new):
      text(
        "operation.set", label(register, field),
        shown(old, field, register, commune, revealing),
        shown(new, field, register, commune, revealing))
    case .mark(let register, _, let field, let subject, let old, let new):
      text(
        "operation.mark", label(register, field), title(ofSubject: subject, commune),
        mark(old, field, register), mark(new, field, register))
    case .append(let register, _, let field, let note, _):
      text("operation.append", label(register, field), note.text, date(note.date))
    case .withdraw(let register, _, let field, let note, _):
      text("operation.withdraw", label(register, field), note.text, date(note.date))
    case .settle(let register, _, let mark, let isSettled):
      settling(mark, of: register, isSettled: isSettled)
    }
  }

  /// That a value which did not count was looked at, or is to be looked at again.
  package func settling(_ mark: ReviewMark, of register: RegisterKey, isSettled: Bool) -> String {
    text(
      isSettled ? "operation.settle" : "operation.unsettle",
      mark.field.map { label(register, $0) } ?? oneName(of: register), mark.author)
  }

  /// The household or person that a mark speaks of.
  package func title(ofSubject id: RecordID, _ commune: Commune) -> String {
    let register: RegisterKey = commune.record(id, in: .households) != nil ? .households : .people
    return commune.title(of: id, in: register)
  }

  /// The record as the operation holds it, since it may be gone from the commune.
  private func named(
    _ id: RecordID, _ register: RegisterKey, _ values: [FieldAssignment], _ commune: Commune
  ) -> String {
    guard
      var record = Commune.register(register)?.blank(id, today: CalendarDate(dayNumber: 0))
    else { return id.description }
    for value in values { try? record.set(value.field, to: value.value) }
    return "\(oneName(of: register)) \(title(of: record, in: commune))"
  }

  private func shown(
    _ value: FieldValue, _ field: String, _ register: RegisterKey, _ commune: Commune,
    _ revealing: Bool
  ) -> String {
    guard !value.isEmpty, let description = Commune.register(register)?.field(field) else {
      return self["value.none"]
    }
    return text(of: value, description, of: register, in: commune, revealing: revealing)
  }

  /// A mark by its word; a remark as it is.
  private func mark(_ mark: String?, _ field: String, _ register: RegisterKey) -> String {
    guard let mark else { return self["value.none"] }
    let key = "\(register).\(field).\(mark)"
    return has(key) ? self[key] : mark
  }
}
