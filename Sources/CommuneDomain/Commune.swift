/// All registers of one commune or ward as a single value.
///
/// Each table is a property of it: `commune.households`.
@dynamicMemberLookup
package struct Commune: Sendable {
  private var shelf = CommuneShelf()

  /// Grows with each change; a screen that remembers it knows when to look again.
  package private(set) var revision = 0
  /// What changed last, for whatever follows the book change by change.
  package private(set) var trail = ChangeTrail()
  private(set) var derivations = Derivations()

  package init() {}

  /// The records of one register.
  package subscript<Record: Entity>(
    dynamicMember path: WritableKeyPath<CommuneTables, Table<Record>>
  ) -> Table<Record> {
    get { self[TablePlace(path)] }
    _modify { yield &self[TablePlace(path)] }
  }

  /// The records of the register that lie in that place.
  package subscript<Record: Entity>(place: TablePlace<Record>) -> Table<Record> {
    get { withExtendedLifetime(shelf) { shelf.table(at: place).pointee } }
    _modify {
      if !isKnownUniquelyReferenced(&shelf) { shelf = CommuneShelf(copying: shelf) }
      let shelf = shelf
      yield &shelf.table(at: place).pointee
      withExtendedLifetime(shelf) {}
    }
  }

  /// Every register, in the order in which the home screen and the field guide list them.
  package static let registers: [any RegisterDescribing] = [
    Register(\.partyOrganisations),
    Register(\.people),
    Register(\.assignments),
    Register(\.residenceUnits),
    Register(\.groups),
    Register(\.households),
    Register(\.visits),
    Register(\.recommendations),
    Register(\.meetings),

    Register(\.administrativeUnits, in: .organisations),
    Register(\.successions, in: .organisations),

    Register(\.appointments, in: .people),
    Register(\.members, in: .people),
    Register(\.membershipEvents, in: .people),
    Register(\.dues, in: .people),
    Register(\.badges, in: .people),

    Register(\.admissions, in: .admission),
    Register(\.classes, in: .admission),
    Register(\.enrolments, in: .admission),
    Register(\.posts, in: .people),
    Register(\.headTerms, in: .people),
    Register(\.headReviews, in: .people),

    Register(\.activities, in: .work),
    Register(\.bookings, in: .work),
    Register(\.calendarRules, in: .work),

    Register(\.needs, in: .citizens),
    Register(\.povertyReviews, in: .citizens),
    Register(\.housingCases, in: .citizens),
    Register(\.housingVisits, in: .citizens),
    Register(\.receptionDays, in: .citizens),
    Register(\.dialogues, in: .citizens),
    Register(\.opinions, in: .citizens),

    Register(\.controlTotals, in: .quality),
    Register(\.classifications, in: .quality),
    Register(\.titles, in: .quality),
    Register(\.targets, in: .quality),
    Register(\.targetAssignments, in: .quality),
    Register(\.inspections, in: .quality),
    Register(\.discipline, in: .quality),
    Register(\.workingGroups, in: .quality),

    Register(\.reportDuties, in: .duties),
    Register(\.reportIssues, in: .duties),
    Register(\.reportPages, in: .duties),
    Register(\.directives, in: .duties),
    Register(\.directiveTasks, in: .duties),

    Register(\.localRules, in: .office),
    Register(\.regulations, in: .office),
    Register(\.checklists, in: .office),
    Register(\.handovers, in: .office),
    Register(\.handoverItems, in: .office),
    Register(\.dataRequests, in: .office),
    Register(\.snoozes, in: .office),
    Register(\.accesses, in: .office, isLog: true),
  ]

  /// The registers of one section, in their order.
  package static func registers(in section: RegisterSection) -> [any RegisterDescribing] {
    registers.filter { $0.section == section }
  }

  private static let registersByKey: [RegisterKey: any RegisterDescribing] =
    Dictionary(uniqueKeysWithValues: registers.map { ($0.key, $0) })

  /// The registers that only ever grow; a few, and asked about with each save.
  static let logs: [RegisterKey] = registers.filter(\.isLog).map(\.key)

  /// The register of that key.
  package static func register(_ key: RegisterKey) -> (any RegisterDescribing)? {
    registersByKey[key]
  }
}

// MARK: - Looking up

extension Commune {
  package func record(_ id: RecordID, in register: RegisterKey) -> (any Entity)? {
    Self.register(register)?.record(id, in: self)
  }

  /// All identifiers of a register, oldest first.
  package func ids(in register: RegisterKey) -> [RecordID] {
    Self.register(register)?.ids(in: self) ?? []
  }

  package func count(of register: RegisterKey) -> Int {
    Self.register(register)?.count(in: self) ?? 0
  }

  /// What a list or a sentence calls the record; its identifier when it is gone.
  package func title(of id: RecordID, in register: RegisterKey) -> String {
    record(id, in: register)?.title(in: self) ?? id.description
  }

  /// The records whose field holds a value: the visits of a household, the holder of a code.
  package func records(in register: RegisterKey, where field: String, equals value: FieldValue)
    -> [RecordID]
  {
    Self.register(register)?.records(where: field, equals: value, in: self) ?? []
  }

  /// The records of one type whose reference field names a record.
  package func related<Record: Entity>(
    _ table: WritableKeyPath<CommuneTables, Table<Record>>, _ field: String, to id: RecordID
  ) -> [Record] {
    related(table, field, is: .reference(id))
  }

  /// The records of one type whose field holds a value.
  package func related<Record: Entity>(
    _ table: WritableKeyPath<CommuneTables, Table<Record>>, _ field: String, is value: FieldValue
  ) -> [Record] {
    let records = self[dynamicMember: table]
    return self.records(in: Record.schema.key, where: field, equals: value)
      .compactMap { records[ID($0)] }
  }

  /// What is read of each record of one type whose reference field names a record, where that is
  /// anything. No record is copied for that, which counts where thousands of them are asked.
  func related<Record: Entity, Value>(
    _ table: WritableKeyPath<CommuneTables, Table<Record>>, _ field: String, to id: RecordID,
    reading get: (Record) -> Value?
  ) -> [Value] {
    let records = self[dynamicMember: table]
    return self.records(in: Record.schema.key, where: field, equals: .reference(id))
      .compactMap { records.read(ID($0), get) }
  }

  /// The records of a register that hold anything in a field, in no order.
  func records(in register: RegisterKey, having field: String) -> [RecordID] {
    Self.register(register)?.records(having: field, in: self) ?? []
  }

  /// How many records of a register hold anything in a field.
  func count(of register: RegisterKey, having field: String) -> Int {
    Self.register(register)?.count(having: field, in: self) ?? 0
  }

  /// Every record of any register that refers to this one, also by a mark such as that of its
  /// attendance: register, field, identifiers.
  package func referrers(to id: RecordID, in target: RegisterKey)
    -> [(register: RegisterKey, field: String, ids: [RecordID])]
  {
    var found: [(register: RegisterKey, field: String, ids: [RecordID])] = []
    for register in Self.registers {
      for field in register.fields {
        let ids: [RecordID]
        switch field.kind {
        case .reference(target):
          ids = register.records(where: field.key, equals: .reference(id), in: self)
        case .marks where target == .households || target == .people:
          ids = register.records(marking: id, in: field.key, of: self)
        default: continue
        }
        if !ids.isEmpty { found.append((register.key, field.key, ids)) }
      }
    }
    return found
  }

  /// Finds a record by its identifier, or by the value of the register's unique field or code.
  package func find(_ name: String, in register: RegisterKey) -> [RecordID] {
    guard let description = Self.register(register) else { return [] }
    if let id = RecordID(name), description.record(id, in: self) != nil { return [id] }
    for field in description.fields
    where field.isUnique || field.kind == .text(.code) {
      let ids = description.records(where: field.key, equals: .text(name), in: self)
      if !ids.isEmpty { return ids }
    }
    return []
  }
}

// MARK: - Changing

extension Commune {
  /// Carries out a change, all of it or nothing.
  ///
  /// - Throws: `ChangeError` that names the operation's record when it does not fit this commune.
  package mutating func apply(_ change: Change) throws(ChangeError) {
    var done: [Operation] = []
    for operation in change.operations {
      do {
        try apply(operation)
        done.append(operation)
      } catch {
        for operation in done.reversed() { try? apply(operation.inverse) }
        throw error
      }
    }
  }

  private mutating func apply(_ operation: Operation) throws(ChangeError) {
    guard let register = Self.register(operation.register) else {
      throw .unknownRegister(operation.register)
    }
    let isFollowed = derivations.depend(on: operation)
    // Not kept where nothing follows it: a second holder would make each change a copy.
    let old = isFollowed ? register.record(operation.record, in: self) : nil
    try register.apply(operation, to: &self)
    revision += 1
    trail = trail.adding(.operation(operation))
    // A copy of this commune would otherwise put there what is true of it alone.
    if !isKnownUniquelyReferenced(&derivations) { derivations = derivations.copy() }
    guard isFollowed else { return }
    derivations.follow(
      operation.record, of: operation.register, from: old,
      to: register.record(operation.record, in: self))
  }

  /// Tells that records of a register were put in place directly, as a reader of files does.
  package mutating func noteChange(of register: RegisterKey) {
    revision += 1
    trail = trail.adding(.whole(register))
    if !isKnownUniquelyReferenced(&derivations) { derivations = derivations.copy() }
    derivations.forget(register)
  }
}
