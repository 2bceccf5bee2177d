internal import CommuneDomain

/// A list under a form: the records of another register that refer to this one.
struct RelatedTab: Sendable, Hashable {
  let register: RegisterKey
  let field: String
  /// The field of this record by which both refer to the same person; nil where the other refers to this
  /// record itself.
  var through: String?

  /// What is added to most often stands first; registers not named here follow.
  private static let order: [RegisterKey] = [
    .visits, .needs, .recommendations, .meetings, .assignments, .appointments, .people, .groups,
    .households,
  ]

  /// The tabs of a register's records.
  static func tabs(of target: RegisterKey) -> [RelatedTab] {
    let others = Commune.registers.map(\.key).filter { !order.contains($0) }
    return (order + others).compactMap(Commune.register).flatMap { register in
      register.fields.compactMap { field in
        field.kind == .reference(target)
          ? RelatedTab(register: register.key, field: field.key) : nil
      }
    } + indirect(of: target)
  }

  /// How a member was admitted stands in the case of the person.
  private static func indirect(of target: RegisterKey) -> [RelatedTab] {
    target == .members
      ? [RelatedTab(register: .admissions, field: "candidate", through: "person")] : []
  }

  /// What the records of the list refer to; nil while this record does not say.
  func subject(of record: RecordID, in register: RegisterKey, _ commune: Commune) -> RecordID? {
    guard let through else { return record }
    return commune.record(record, in: register)?.value(of: through).reference
  }

  /// The records, the newest first.
  func ids(of record: RecordID, in target: RegisterKey, _ commune: Commune) -> [RecordID] {
    guard let subject = subject(of: record, in: target, commune) else { return [] }
    let ids = commune.records(in: register, where: field, equals: .reference(subject))
    guard let description = Commune.register(register),
      let day = description.fields.first(where: { $0.kind == .date(.day) && $0.isColumn })
    else { return ids }
    return description.sorted(
      ids, in: commune, by: SortOrder(field: day.key, descending: true))
  }

  /// A record in which this one is already named, and whatever choice makes that field apply.
  func prefill(_ record: RecordID, today: CalendarDate, makeID: () -> RecordID)
    -> [FieldAssignment]
  {
    let reference = FieldAssignment(field: field, value: .reference(record))
    guard let description = Commune.register(register) else { return [reference] }
    let blank = description.blank(makeID(), today: today)
    guard !blank.applies(field) else { return [reference] }
    for choice in description.fields {
      guard case .choice(let keys) = choice.kind else { continue }
      for key in keys {
        var trial = blank
        guard (try? trial.set(choice.key, to: .choice(key))) != nil else { continue }
        if trial.applies(field) {
          return [FieldAssignment(field: choice.key, value: .choice(key)), reference]
        }
      }
    }
    return [reference]
  }
}
