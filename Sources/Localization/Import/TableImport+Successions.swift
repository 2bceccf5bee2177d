internal import CommuneDomain
internal import VietnameseText

extension TableImport.Reading {
  /// Writes a succession for each predecessor that a line names, and ends those that go over whole.
  mutating func succeed(_ newID: () -> RecordID) {
    guard let kind = SuccessionKind(table.register.key) else { return }
    for entry in entries {
      for (place, name) in entry.predecessors.enumerated() {
        let typed =
          entry.portions.indices.contains(place) ? entry.portions[place] : entry.portions.last
        succeed(entry, name, typed ?? "", kind, newID)
      }
    }
  }

  private mutating func succeed(
    _ entry: Entry, _ name: String, _ portion: String, _ kind: SuccessionKind,
    _ newID: () -> RecordID
  ) {
    let key = table.register.key
    guard let date = circumstances.commune.lifetime(of: entry.id, in: key)?.from else {
      return note(entry.line, table.phrases["import.no-date"])
    }
    let found = predecessors(named: name, before: date).filter { $0 != entry.id }
    guard found.count == 1, let old = found.first else {
      return note(
        entry.line,
        table.phrases.text(
          found.isEmpty ? "import.no-predecessor" : "import.several-predecessors", name))
    }
    guard let share = self.portion(portion) else {
      return note(entry.line, table.phrases.text("import.no-portion", portion))
    }
    var succession = Succession(id: ID(newID()))
    succession.passes(from: old, to: entry.id, of: kind)
    let isThere = circumstances.commune.successionsInto(entry.id, in: key)
      .contains { $0.predecessor == old && $0.date == date }
    if isThere { return }
    succession.change = entry.predecessors.count > 1 ? .merge : share == .part ? .partial : .merge
    succession.portion = share
    succession.date = date
    let basis = circumstances.commune.record(entry.id, in: key)?.value(of: "legal-basis")
    if case .text(let text) = basis { succession.legalBasis = String(text.prefix(160)) }
    if succession.legalBasis.isEmpty { succession.legalBasis = table.phrases["import.basis"] }
    var operations = Change.creating(succession).operations
    if share == .whole, let ending = ending(old, before: date) { operations.append(ending) }
    do {
      try circumstances.commune.apply(Change(operations))
      further[entry.line, default: []] += operations
    } catch {
      note(entry.line, table.phrases["input.wrong-kind"])
    }
  }

  /// By identifier, code or name, as the units stood on the day before.
  private func predecessors(named name: String, before date: CalendarDate) -> [RecordID] {
    let key = table.register.key
    let commune = circumstances.commune
    let named = commune.find(name, in: key)
    let found =
      named.isEmpty ? commune.records(in: key, where: "name", equals: .text(name)) : named
    let day = date.adding(days: -1)
    let there = found.filter { commune.lifetime(of: $0, in: key)?.contains(day) ?? false }
    return there.isEmpty ? found : there
  }

  private func portion(_ typed: String) -> SuccessionPortion? {
    guard !typed.isEmpty else { return .whole }
    let field = Succession.schema.field("portion")?.description
    guard let field,
      case .choice(let key)? = try? table.parser.value(
        typed, for: field, of: .successions, in: circumstances.commune, phrases: table.phrases)
    else { return nil }
    return SuccessionPortion(rawValue: key)
  }

  /// The last day of a unit that has none yet.
  private func ending(_ old: RecordID, before date: CalendarDate) -> Operation? {
    let key = table.register.key
    let field = table.register.field("valid-to") == nil ? "dissolved" : "valid-to"
    guard let record = circumstances.commune.record(old, in: key),
      record.value(of: field).isEmpty
    else { return nil }
    return .set(key, old, field: field, old: .empty, new: .date(date.adding(days: -1)))
  }
}
