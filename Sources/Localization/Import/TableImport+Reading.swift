internal import CommuneDomain
internal import VietnameseText

extension TableImport {
  /// A table while it is read, line by line, into a copy of the book.
  struct Reading {
    /// A line that has become a record.
    struct Entry {
      let line: Int
      let id: RecordID
      let predecessors: [String]
      let portions: [String]
      /// What stood in the book, where the line brings it up to date.
      var before: (any Entity)?
    }

    let table: TableImport
    let columns: [Column]
    var circumstances: Circumstances
    var outcome = Outcome()
    var entries: [Entry] = []
    /// The successions and ends of predecessors that a line brings, besides its record.
    var further: [Int: [Operation]] = [:]
    /// What a record that was read writes into others.
    var followed: [RecordID: Change] = [:]

    init(_ table: TableImport, _ columns: [Column], _ circumstances: Circumstances) {
      self.table = table
      self.columns = columns
      self.circumstances = circumstances
    }

    private var register: any RegisterDescribing { table.register }

    mutating func note(_ line: Int, _ sentence: String) {
      outcome.problems.append(Problem(line: line, sentence: sentence))
    }

    // MARK: Records

    /// Reads the lines; those that name a record of a later line wait for it.
    mutating func read(_ rows: [SeparatedText.Row], _ newID: () -> RecordID) {
      var waiting = rows
      while true {
        var later: [SeparatedText.Row] = []
        var sentences: [(Int, String)] = []
        for row in waiting {
          let refusals = read(row, newID)
          guard !refusals.isEmpty else { continue }
          later.append(row)
          sentences += refusals.map { (row.line, $0) }
        }
        if later.count == waiting.count || later.isEmpty {
          for (line, sentence) in sentences { note(line, sentence) }
          return
        }
        waiting = later
      }
    }

    /// Makes a record of a line; what speaks against it otherwise.
    private mutating func read(_ row: SeparatedText.Row, _ newID: () -> RecordID) -> [String] {
      guard row.fields.count <= columns.count else {
        return [
          table.phrases.text(
            "import.too-many-fields", table.phrases.number(row.fields.count),
            table.phrases.number(columns.count))
        ]
      }
      var refusals: [String] = []
      var id: RecordID?
      if let typed = cell(.id, of: row) {
        guard let read = RecordID(typed) else {
          return [table.phrases.text("import.no-id", typed)]
        }
        id = read
      }
      let isExported = id != nil
      let fresh = register.blank(id ?? newID(), today: circumstances.today)
      var record = fresh
      var given: [String] = []
      for (place, column) in columns.enumerated() {
        guard case .field(let key) = column, let field = register.field(key) else { continue }
        let text = place < row.fields.count ? row.fields[place] : ""
        if text.cleanedField.isEmpty, !isExported { continue }
        do {
          try record.set(key, to: try value(text, field, isExported))
          given.append(key)
        } catch let error as InputError {
          refusals.append(
            table.phrases.sentence(for: error, field: key, register: register.key))
        } catch {
          refusals.append(table.phrases["input.wrong-kind"])
        }
      }
      guard refusals.isEmpty else { return refusals }
      if !isExported, let present = counterpart(of: record) {
        return bringUpToDate(present, given, from: record, row)
      }
      if !isExported { record = record.completed(in: circumstances) }
      return enter(record, row)
    }

    /// The record of the book that a line without an identifier means: of the same code, and of units, whose
    /// codes are given again, with the same first day.
    private func counterpart(of record: any Entity) -> (any Entity)? {
      guard let code = register.fields.first(where: { $0.kind == .text(.code) }) else { return nil }
      let value = record.value(of: code.key)
      let isDated = register.field("valid-from") != nil
      guard !value.isEmpty, isDated || code.isUnique else { return nil }
      return table.register.records(where: code.key, equals: value, in: circumstances.commune)
        .filter { id in !entries.contains { $0.id == id } }
        .compactMap { circumstances.commune.record($0, in: register.key) }
        .first { !isDated || $0.value(of: "valid-from") == record.value(of: "valid-from") }
    }

    private mutating func bringUpToDate(
      _ present: any Entity, _ given: [String], from read: any Entity, _ row: SeparatedText.Row
    ) -> [String] {
      var record = present
      for key in given { try? record.set(key, to: read.value(of: key)) }
      do {
        try circumstances.commune.apply(.from(present, to: record))
      } catch {
        return [table.phrases["input.wrong-kind"]]
      }
      entries.append(entry(record.recordID, row, before: present))
      return []
    }

    private func entry(_ id: RecordID, _ row: SeparatedText.Row, before: (any Entity)? = nil)
      -> Entry
    {
      Entry(
        line: row.line, id: id, predecessors: list(cell(.predecessor, of: row)),
        portions: list(cell(.portion, of: row)), before: before)
    }

    private func value(_ text: String, _ field: FieldDescription, _ isExported: Bool)
      throws(InputError) -> FieldValue
    {
      if isExported, case .notes = field.kind { return try exportedNotes(text) }
      return try table.parser.value(
        text, for: field, of: register.key, in: circumstances.commune, phrases: table.phrases)
    }

    /// One note a line: the day, "@" and the author where there is one, the text.
    private func exportedNotes(_ text: String) throws(InputError) -> FieldValue {
      let notes = try table.parser.notes(text).map { note in
        let halves = note.text.split(separator: ": ", maxSplits: 1)
        guard note.text.hasPrefix("@"), halves.count == 2 else { return note }
        return Note(
          date: note.date, text: String(halves[1]), author: String(halves[0].dropFirst()))
      }
      return notes.isEmpty ? .empty : .notes(notes)
    }

    private mutating func enter(_ record: any Entity, _ row: SeparatedText.Row) -> [String] {
      if let present = circumstances.commune.record(record.recordID, in: register.key) {
        guard present.assignments == record.assignments else {
          return [
            table.phrases.text(
              "import.there-already", table.phrases.title(of: present, in: circumstances.commune))
          ]
        }
        outcome.unchanged += 1
        return []
      }
      do {
        try circumstances.commune.apply(.creating(record))
      } catch {
        return [table.phrases["input.wrong-kind"]]
      }
      entries.append(entry(record.recordID, row))
      return []
    }

    private func cell(_ column: Column, of row: SeparatedText.Row) -> String? {
      guard let place = columns.firstIndex(of: column), place < row.fields.count else { return nil }
      let text = row.fields[place].cleanedField
      return text.isEmpty ? nil : text
    }

    /// Several predecessors stand in one cell, with "+" or "|" between them.
    private func list(_ cell: String?) -> [String] {
      (cell ?? "").split(whereSeparator: { "+|".contains($0) }).map { String($0).cleanedField }
    }

    // MARK: Rules

    /// Writes into other records what follows from those that were read, in their order.
    mutating func follow() {
      let events = entries.compactMap { circumstances.commune.record($0.id, in: register.key) }
      for record in events {
        let change = record.consequences(in: circumstances)
        guard !change.isEmpty, record.refusedConsequences(in: circumstances).isEmpty,
          (try? circumstances.commune.apply(change)) != nil
        else { continue }
        followed[record.recordID] = change
      }
    }

    /// Takes out the lines whose records break a hard rule, until the others stand without them.
    mutating func judge() {
      var bad = Set(outcome.problems.map(\.line))
      while true {
        let wrong = entries.filter { bad.contains($0.line) || !problems(of: $0).isEmpty }
        for entry in wrong {
          if bad.insert(entry.line).inserted {
            for sentence in problems(of: entry) { note(entry.line, sentence) }
          }
        }
        guard !wrong.isEmpty else { break }
        entries.removeAll { bad.contains($0.line) }
        for entry in wrong { takeOut(entry) }
      }
      follow()
      outcome.problems.sort { $0.line < $1.line }
      for entry in entries {
        guard let record = circumstances.commune.record(entry.id, in: register.key) else {
          continue
        }
        if let before = entry.before {
          let turn = Change.from(before, to: record)
          outcome.change = outcome.change + turn
          if !turn.isEmpty {
            outcome.updated.append(entry.id)
          } else if (further[entry.line] ?? []).isEmpty {
            outcome.unchanged += 1
          }
        } else {
          outcome.change = outcome.change + .creating(record)
          outcome.created.append(entry.id)
        }
        outcome.change = outcome.change + (followed[entry.id] ?? Change())
      }
      // The end of a unit that is entered here stands in its record already.
      let created = Set(entries.map(\.id))
      for entry in entries {
        outcome.change.operations += (further[entry.line] ?? []).filter { operation in
          if case .set = operation { !created.contains(operation.record) } else { true }
        }
      }
      outcome.successions = outcome.change.operations.count { operation in
        if case .create(.successions, _, _) = operation { true } else { false }
      }
    }

    private func problems(of entry: Entry) -> [String] {
      var ids: [(RegisterKey, RecordID)] = [(register.key, entry.id)]
      ids += (further[entry.line] ?? []).map { ($0.register, $0.record) }
      return ids.flatMap { key, id -> [String] in
        guard let record = circumstances.commune.record(id, in: key) else { return [] }
        return record.issues(in: circumstances).filter { $0.severity == .hard }.map {
          table.phrases.sentence(for: $0, in: circumstances.commune)
        }
      }
    }

    private mutating func takeOut(_ entry: Entry) {
      let own = (further.removeValue(forKey: entry.line) ?? []).reversed().map(\.inverse)
      try? circumstances.commune.apply(Change(own))
      guard let record = circumstances.commune.record(entry.id, in: register.key) else { return }
      try? circumstances.commune.apply(
        entry.before.map { .from(record, to: $0) } ?? .removing(record))
    }
  }
}
