/// A register seen without its record type; `Register` is the only conformer.
package protocol RegisterDescribing: Sendable {
  associatedtype Record: Entity
  /// Where a commune keeps its records.
  var table: TablePlace<Record> { get }
  /// Where the home screen lists the register.
  var section: RegisterSection { get }
  /// Whether records are only ever added, by the program itself.
  var isLog: Bool { get }
  /// What a field holds in one record, which is not copied for that; nil when the record is gone, empty
  /// when it has no such field.
  func value(of key: String, in id: RecordID, of commune: Commune) -> FieldValue?
}

/// A row of the list of registers: a record type and where a commune keeps its records.
package struct Register<Record: Entity>: RegisterDescribing {
  package let table: TablePlace<Record>

  package let section: RegisterSection

  package let isLog: Bool

  private let reading: @Sendable (String, RecordID, Commune) -> FieldValue?

  package init(
    _ table: any (WritableKeyPath<CommuneTables, Table<Record>> & Sendable),
    in section: RegisterSection = .daily, isLog: Bool = false
  ) {
    self.section = section
    self.isLog = isLog
    let place = TablePlace(table)
    self.table = place
    // Each save asks for the values that it replaces. Made here, where the compiler knows the type of
    // the record, that costs a third of what it does in a function for any register.
    reading = { key, id, commune in
      commune[place].value(at: Record.schema.place(of: key), of: Record.schema, in: id)
    }
  }

  package func value(of key: String, in id: RecordID, of commune: Commune) -> FieldValue? {
    reading(key, id, commune)
  }
}

extension RegisterDescribing {
  package var key: RegisterKey { Record.schema.key }
  package var fields: [FieldDescription] { Record.schema.descriptions }
  /// What follows from its records and is shown beside their fields.
  package var derived: [FieldDescription] { Record.schema.derivedDescriptions }
  /// Whether its records hold what only the person concerned may pass on: numbers of identity cards and
  /// telephones. Opening them and taking lists of them away is logged.
  package var holdsPersonalData: Bool { Record.schema.holdsPersonalData }

  /// The keys of the fields of which no two records hold the same value.
  package var uniqueFields: Set<String> { Record.schema.uniqueFields }

  package var inlineChild: InlineChild? { Record.schema.inlineChild }

  /// Names and severities of the register's own rules, for the field guide.
  package var ruleNames: [(name: String, severity: Issue.Severity, field: String)] {
    Record.schema.rules.map { ($0.name, $0.severity, $0.field) }
  }

  package func field(_ key: String) -> FieldDescription? { Record.schema.field(key)?.description }

  /// The field or derived field of that key.
  package func column(_ key: String) -> FieldDescription? {
    field(key) ?? derived.first { $0.key == key }
  }

  /// Whether a record is offered for a reference field of this register.
  package func offers(_ id: RecordID, for key: String, in circumstances: Circumstances) -> Bool {
    Record.schema.field(key)?.offers(id, circumstances) ?? true
  }

  package func count(in commune: Commune) -> Int { commune[table].count }

  /// All identifiers, oldest first.
  package func ids(in commune: Commune) -> [RecordID] { commune[table].ids }

  package func record(_ id: RecordID, in commune: Commune) -> (any Entity)? {
    commune[table][ID(id)]
  }

  /// What a field holds in these records, in their order; nil where the record is gone or the field
  /// does not apply to it.
  package func values(of key: String, in ids: [RecordID], of commune: Commune) -> [FieldValue?] {
    guard let field = Record.schema.field(key) else { return ids.map { _ in nil } }
    let records = commune[table]
    return ids.map { id in records.value(of: field, in: id, where: field.applies) }
  }

  /// A record in which nothing is entered but what a new one starts with.
  package func blank(_ id: RecordID, today: CalendarDate) -> any Entity {
    var record = Record(id: ID(id))
    for field in Record.schema.fields {
      switch field.description.initial {
      case .empty: continue
      case .today: _ = field.set(&record, .date(today))
      case .thisYear: _ = field.set(&record, .integer(today.year))
      case .value(let value): _ = field.set(&record, value)
      }
    }
    return record
  }

  /// The identifiers of the records whose field holds a value.
  package func records(where key: String, equals value: FieldValue, in commune: Commune)
    -> [RecordID]
  {
    index(of: key, in: commune)[value] ?? []
  }

  /// The records that hold anything in a field.
  func records(having key: String, in commune: Commune) -> [RecordID] {
    index(of: key, in: commune).values.flatMap(\.self)
  }

  /// How many records hold anything in a field.
  func count(having key: String, in commune: Commune) -> Int {
    index(of: key, in: commune).values.reduce(0) { $0 + $1.count }
  }

  private func index(of key: String, in commune: Commune) -> Derivations.Index {
    guard let field = Record.schema.field(key) else { return [:] }
    return commune.derivations.index(Record.schema.key, key) {
      var index: [FieldValue: [RecordID]] = [:]
      if field.description.isUnique { index.reserveCapacity(count(in: commune)) }
      commune[table].forEachValue(of: field) { id, value in
        if !value.isEmpty { index[value, default: []].append(id) }
      }
      return index
    }
  }

  /// The records that hold a mark of a record, such as the meetings whose attendance names it.
  func records(marking subject: RecordID, in key: String, of commune: Commune) -> [RecordID] {
    guard let field = Record.schema.field(key) else { return [] }
    var found: [RecordID] = []
    commune[table].forEachValue(of: field) { id, value in
      if value.marks[subject] != nil { found.append(id) }
    }
    return found
  }

  func apply(_ operation: Operation, to commune: inout Commune) throws(ChangeError) {
    switch operation {
    case .create(_, let id, let assignments), .restore(_, let id, let assignments):
      var record = Record(id: ID(id))
      for assignment in assignments {
        try set(assignment.field, to: assignment.value, of: &record)
      }
      commune[table].insert(record)
    case .remove(_, let id, _):
      guard commune[table].remove(ID(id)) else { throw .noSuchRecord(key, id) }
    case .set(_, let id, let field, _, let new):
      try commune[table].update(ID(id), in: key) { record throws(ChangeError) in
        try set(field, to: new, of: &record)
      }
    case .mark(_, let id, let field, let subject, _, let new):
      try commune[table].update(ID(id), in: key) { record throws(ChangeError) in
        guard let description = Record.schema.field(field) else {
          throw .field(key, id, .unknownField(field))
        }
        guard description.setMark(&record, subject, new) else {
          throw .field(key, id, .wrongKind(field))
        }
      }
    case .append(_, let id, let field, let note, let place):
      try commune[table].update(ID(id), in: key) { record throws(ChangeError) in
        var kept = notes(of: record, field)
        kept.insert(note, at: min(max(0, place ?? kept.count), kept.count))
        try set(field, to: .notes(kept), of: &record)
      }
    case .withdraw(_, let id, let field, let note, let place):
      try commune[table].update(ID(id), in: key) { record throws(ChangeError) in
        var kept = notes(of: record, field)
        let index = place.flatMap { kept.indices.contains($0) && kept[$0] == note ? $0 : nil }
        if let index = index ?? kept.lastIndex(of: note) { kept.remove(at: index) }
        try set(field, to: kept.isEmpty ? .empty : .notes(kept), of: &record)
      }
    case .settle: return
    }
  }

  private func notes(of record: Record, _ field: String) -> [Note] {
    if case .notes(let notes) = record.value(of: field) { notes } else { [] }
  }

  private func set(_ field: String, to value: FieldValue, of record: inout Record)
    throws(ChangeError)
  {
    do {
      try record.set(field, to: value)
    } catch {
      throw .field(key, record.recordID, error)
    }
  }
}
