/// One field of a register: what it is, how a record's value is read and written, and its checks.
package struct Field<Record: Entity>: Sendable {
  package var description: FieldDescription
  package let get: @Sendable (Record) -> FieldValue
  /// False when the value is of another kind than the field.
  package let set: @Sendable (inout Record, FieldValue) -> Bool
  /// Changes one entry of a list of marks or remarks where it stands, without copying the others;
  /// nil takes it away. False when the field is no such list or has no such word.
  package var setMark: @Sendable (inout Record, RecordID, String?) -> Bool = { _, _, _ in false }
  package var applies: @Sendable (Record) -> Bool = { _ in true }
  /// Whether a record is offered where one is chosen; what else is typed or imported, rules judge.
  package var offers: @Sendable (RecordID, Circumstances) -> Bool = { _, _ in true }

  package var key: String { description.key }
  package var kind: FieldKind { description.kind }
}

/// What is known of a field without its record type.
package struct FieldDescription: Hashable, Sendable {
  package let key: String
  package let kind: FieldKind
  package var isRequired = false
  /// Carried over to the next record entered ("save and add another").
  package var isPersistent = false
  /// No two records of the register have the same value.
  package var isUnique = false
  /// Shown as a column before the user chooses others.
  package var isColumn = false
  /// Looked through when someone types to find a record.
  package var isSearched = false
  /// Shown as `0081******23` until it is revealed.
  package var isMasked = false
  /// Whether it may be erased by itself: what tells who somebody is, or names whoever spoke.
  package var isErasable: Bool { isPersonal || kind == .text(.personName) }

  /// Tells who somebody is; blanked when the record is erased.
  package var isPersonal = false
  /// Filled in by the program; forms have no line for it.
  package var isAutomatic = false
  /// Follows from the record and the book; never typed or stored.
  package var isDerived = false
  /// The column that it shares with other fields of which only one applies to any record, such as
  /// the cell, unit, group or household of an assignment; its head is `<register>.<name>.column`.
  package var sharedColumn: String?
  /// What a new record starts with.
  package var initial: InitialValue = .empty

  package init(key: String, kind: FieldKind) {
    self.key = key
    self.kind = kind
  }
}

extension [FieldDescription] {
  /// The fields of each column: one, or those that share it, which stand where the first of them does.
  package var columns: [[FieldDescription]] {
    var columns: [[FieldDescription]] = []
    for field in self {
      if let shared = field.sharedColumn,
        let place = columns.firstIndex(where: { $0[0].sharedColumn == shared })
      {
        columns[place].append(field)
      } else {
        columns.append([field])
      }
    }
    return columns
  }
}

/// What a field of a new record holds before anything is typed.
package enum InitialValue: Hashable, Sendable {
  case empty
  case today
  case thisYear
  case value(FieldValue)
}

/// The alternatives of a choice field; raw values are the keys in files.
package protocol Choice: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {}

extension Choice {
  /// The keys in the order in which they are offered.
  package static var keys: [String] { allCases.map(\.rawValue) }
}

// MARK: - Kinds

extension Field {
  package typealias Path<Value> = any WritableKeyPath<Record, Value> & Sendable

  /// A line of text.
  package static func text(_ key: String, _ path: Path<String>, _ shape: TextShape = .line(120))
    -> Field
  {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .text(shape)),
      get: { record in
        let text = place.read(record)
        return text.isEmpty ? .empty : .text(text)
      },
      set: { record, value in
        switch value {
        case .empty: place.write("", to: &record)
        case .text(let text): place.write(text, to: &record)
        default: return false
        }
        return true
      })
  }

  /// A whole number.
  package static func integer(_ key: String, _ path: Path<Int?>, in range: ClosedRange<Int>)
    -> Field
  {
    number(FieldDescription(key: key, kind: .integer(range)), path)
  }

  /// Money in whole đồng.
  package static func amount(_ key: String, _ path: Path<Int?>) -> Field {
    number(FieldDescription(key: key, kind: .amount), path)
  }

  /// A number with two decimals, kept in whole hundredths: 93.5 is 9350.
  package static func hundredths(
    _ key: String, _ path: Path<Int?>, in range: ClosedRange<Int>
  ) -> Field {
    number(FieldDescription(key: key, kind: .hundredths(range)), path)
  }

  private static func number(_ description: FieldDescription, _ path: Path<Int?>) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: description,
      get: { record in place.read(record).map(FieldValue.integer) ?? .empty },
      set: { record, value in
        switch value {
        case .empty: place.write(nil, to: &record)
        case .integer(let number): place.write(number, to: &record)
        default: return false
        }
        return true
      })
  }

  /// A date.
  package static func date(
    _ key: String, _ path: Path<CalendarDate?>, _ precision: DatePrecision = .day
  ) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .date(precision)),
      get: { record in place.read(record).map(FieldValue.date) ?? .empty },
      set: { record, value in
        switch value {
        case .empty: place.write(nil, to: &record)
        case .date(let date): place.write(date, to: &record)
        default: return false
        }
        return true
      })
  }

  /// One of the alternatives of an enumeration, or none yet.
  package static func choice<Alternatives: Choice>(_ key: String, _ path: Path<Alternatives?>)
    -> Field
  {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .choice(Alternatives.keys)),
      get: { record in place.read(record).map { .choice($0.rawValue) } ?? .empty },
      set: { record, value in
        switch value {
        case .empty: place.write(nil, to: &record)
        case .choice(let key):
          guard let choice = Alternatives(rawValue: key) else { return false }
          place.write(choice, to: &record)
        default: return false
        }
        return true
      })
  }

  /// Yes, or nothing.
  package static func flag(_ key: String, _ path: Path<Bool>) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .flag),
      get: { record in place.read(record) ? .flag(true) : .empty },
      set: { record, value in
        switch value {
        case .empty: place.write(false, to: &record)
        case .flag(let flag): place.write(flag, to: &record)
        default: return false
        }
        return true
      })
  }

  /// A record of a register.
  package static func reference<Target: Entity>(
    _ key: String, _ path: Path<ID<Target>?>, to register: RegisterKey
  ) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .reference(register)),
      get: { record in place.read(record).map { .reference($0.raw) } ?? .empty },
      set: { record, value in
        switch value {
        case .empty: place.write(nil, to: &record)
        case .reference(let id): place.write(ID(id), to: &record)
        default: return false
        }
        return true
      })
  }

  /// One alternative for each of many records.
  package static func marks<Alternatives: Choice>(
    _ key: String, _ path: Path<[RecordID: Alternatives]>
  ) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .marks(Alternatives.keys)),
      get: { record in
        let marks = place.read(record)
        return marks.isEmpty ? .empty : .marks(marks.mapValues(\.rawValue))
      },
      set: { record, value in
        switch value {
        case .empty: place.write([:], to: &record)
        case .marks(let marks):
          // Mapped as it stands: no mark is looked up again.
          guard let typed = try? marks.mapValues({ try alternative($0) as Alternatives }) else {
            return false
          }
          place.write(typed, to: &record)
        default: return false
        }
        return true
      },
      setMark: { record, subject, word in
        guard let word else {
          place.change(&record) { $0[subject] = nil }
          return true
        }
        guard let mark = Alternatives(rawValue: word) else { return false }
        place.change(&record) { $0[subject] = mark }
        return true
      })
  }

  /// A remark for each of many records.
  package static func remarks(_ key: String, _ path: Path<[RecordID: String]>) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .remarks),
      get: { record in
        let remarks = place.read(record)
        return remarks.isEmpty ? .empty : .marks(remarks)
      },
      set: { record, value in
        switch value {
        case .empty: place.write([:], to: &record)
        case .marks(let remarks): place.write(remarks, to: &record)
        default: return false
        }
        return true
      },
      setMark: { record, subject, remark in
        place.change(&record) { $0[subject] = remark }
        return true
      })
  }

  /// Dated entries that are only added to.
  package static func notes(_ key: String, _ path: Path<[Note]>) -> Field {
    let place = FieldPlace(path)
    return Field(
      description: FieldDescription(key: key, kind: .notes),
      get: { record in
        let notes = place.read(record)
        return notes.isEmpty ? .empty : .notes(notes)
      },
      set: { record, value in
        switch value {
        case .empty: place.write([], to: &record)
        case .notes(let notes): place.write(notes, to: &record)
        default: return false
        }
        return true
      })
  }
}

// MARK: - Qualities

extension Field {
  /// A record cannot exist without it, as long as the field applies.
  package func required() -> Field { with { $0.isRequired = true } }

  /// Kept for the next record entered.
  package func persistent() -> Field { with { $0.isPersistent = true } }

  /// No two records have the same.
  package func unique() -> Field { with { $0.isUnique = true } }

  /// A column of the table from the start.
  package func column() -> Field { with { $0.isColumn = true } }

  /// Shown in one column with the other fields that name it, since only one of them applies.
  package func sharingColumn(_ name: String) -> Field { with { $0.sharedColumn = name } }

  /// Looked through when someone types to find.
  package func searched() -> Field { with { $0.isSearched = true } }

  /// Hidden in part until revealed.
  package func masked() -> Field { with { $0.isMasked = true } }

  /// Tells who somebody is, and goes when the record is erased.
  package func personal() -> Field { with { $0.isPersonal = true } }

  /// Filled in by the program and never typed.
  package func automatic() -> Field { with { $0.isAutomatic = true } }

  /// What a new record starts with.
  package func initially(_ value: InitialValue) -> Field { with { $0.initial = value } }

  /// Skipped by forms and not required while the condition does not hold.
  package func applies(when condition: @escaping @Sendable (Record) -> Bool) -> Field {
    var field = self
    field.applies = condition
    return field
  }

  /// Only these records are offered where one is chosen, such as official members for a mentor.
  package func offering(_ condition: @escaping @Sendable (RecordID, Circumstances) -> Bool) -> Field
  {
    var field = self
    field.offers = condition
    return field
  }

  private func with(_ change: (inout FieldDescription) -> Void) -> Field {
    var field = self
    change(&field.description)
    return field
  }
}

private struct NoSuchAlternative: Error {}

private func alternative<Alternatives: Choice>(_ key: String) throws(NoSuchAlternative)
  -> Alternatives
{
  guard let alternative = Alternatives(rawValue: key) else { throw NoSuchAlternative() }
  return alternative
}
