/// What became of units that are gone, and what they were called before.
extension Commune {
  /// The successions in which a record gives way, oldest first.
  package func successionsFrom(_ id: RecordID, in register: RegisterKey) -> [Succession] {
    guard let kind = SuccessionKind(register) else { return [] }
    return related(\.successions, kind.fromField, to: id).inOrderOfDate
  }

  /// The successions in which a record takes over, oldest first.
  package func successionsInto(_ id: RecordID, in register: RegisterKey) -> [Succession] {
    guard let kind = SuccessionKind(register) else { return [] }
    return related(\.successions, kind.toField, to: id).inOrderOfDate
  }

  /// What a record has become in the end, over any number of changes; empty while it goes on itself.
  package func heirs(of id: RecordID, in register: RegisterKey) -> [RecordID] {
    var heirs: [RecordID] = []
    var seen: Set<RecordID> = [id]
    var open = successionsFrom(id, in: register).compactMap(\.successor)
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let further = successionsFrom(next, in: register)
        .filter { $0.portion == .whole || isOver(next, in: register, on: $0.date) }
        .compactMap(\.successor)
      if further.isEmpty { heirs.append(next) } else { open += further }
    }
    return heirs.sorted()
  }

  /// Whether a unit that gives way, in parts perhaps, does not go on itself.
  private func isOver(_ id: RecordID, in register: RegisterKey, on day: CalendarDate?) -> Bool {
    guard let day, let last = lifetime(of: id, in: register)?.to else { return false }
    return last < day
  }

  /// The records whose code it was on a day: one code may name different units at different times
  /// (fixture F20).
  package func find(_ code: String, in register: RegisterKey, on day: CalendarDate) -> [RecordID] {
    find(code, in: register).filter { lifetime(of: $0, in: register)?.contains(day) ?? true }
  }

  /// The code and the name that a record had, such as "02216 Phường Tân Hà".
  package func codeAndName(of id: RecordID, in register: RegisterKey) -> String {
    let record = record(id, in: register)
    return [record?.value(of: "code").text, record?.value(of: "name").text]
      .compactMap(\.self).joined(separator: " ")
  }
}

extension Commune {
  /// Which way a chain of successions is followed.
  enum Kin {
    case heirs, predecessors
  }

  /// Codes and names of what a unit became, or was made of; empty where there is nothing.
  func names(of kin: Kin, _ id: RecordID, _ register: RegisterKey) -> FieldValue {
    let ids =
      switch kin {
      case .heirs: heirs(of: id, in: register)
      case .predecessors: successionsInto(id, in: register).compactMap(\.predecessor)
      }
    return ids.isEmpty
      ? .empty : .text(ids.map { codeAndName(of: $0, in: register) }.joined(separator: ", "))
  }
}

extension [Succession] {
  fileprivate var inOrderOfDate: [Succession] {
    let latest = CalendarDate(dayNumber: .max)
    return sorted { ($0.date ?? latest, $0.recordID) < ($1.date ?? latest, $1.recordID) }
  }
}
