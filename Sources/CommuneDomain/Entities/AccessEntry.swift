/// That somebody saw, took away or erased personal data, and why.
///
/// A log: entries are only ever added. They stand in the journals, whose chain shows when one is missing.
package struct AccessEntry: Entity {
  package let id: ID<Self>
  package var kind: AccessKind?
  package var area = ""
  package var record = ""
  /// The field that was erased alone; empty where it was the whole record.
  package var field = ""
  package var reason = ""
  package var date: CalendarDate?
  package var time = ""
  package var by = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  /// An entry made now: the day and the time follow from its identifier.
  ///
  /// - Parameters:
  ///   - register: What was looked at.
  ///   - record: Which record; nil for a whole list.
  ///   - field: The only field that is erased.
  package init(
    _ kind: AccessKind, of record: RecordID?, in register: RegisterKey?, because reason: String,
    by author: String, id: RecordID, field: String = ""
  ) {
    self.id = ID(id)
    self.kind = kind
    area = register?.rawValue ?? ""
    self.record = record?.description ?? ""
    self.field = field
    self.reason = reason
    by = author
    let moment = id.moment
    date = moment.day
    time = moment.time
  }

  package func title(in commune: Commune) -> String {
    "\(date?.description ?? "") \(time) \(by)"
  }

  package static let schema = Schema<AccessEntry>(
    .accesses,
    fields: [
      .date("date", \.date).required().initially(.today).column(),
      .text("time", \.time, .time).column(),
      .choice("kind", \.kind).required().column(),
      .text("area", \.area, .line(40)).automatic(),
      .text("record", \.record, .line(40)).automatic(),
      .text("field", \.field, .line(40)).automatic(),
      .text("reason", \.reason, .line(160)).column().searched(),
      .text("by", \.by, .line(80)).column().searched(),
    ],
    derived: [
      DerivedField("subject", .text(.line(160)), isColumn: true) { access, circumstances in
        access.subjectTitle(in: circumstances.commune)
      }
    ],
    rules: [
      .hard("accessWithoutReason", at: "reason") { access, _ in
        (access.kind?.needsReason ?? false) && access.reason.isEmpty ? [] : nil
      }
    ])

  private func subjectTitle(in commune: Commune) -> FieldValue {
    // A whole list is told by its register.
    guard let id = RecordID(record) else {
      let told = record.isEmpty ? area : record
      return told.isEmpty ? .empty : .text(told)
    }
    return .text(commune.title(of: id, in: RegisterKey(area)))
  }
}

extension RegisterKey {
  package static let accesses = RegisterKey("accesses")
}

/// What somebody did with personal data.
package enum AccessKind: String, Choice {
  /// A masked number was shown.
  case reveal
  /// Records left the book as a list.
  case export
  /// A record was opened.
  case view
  /// A report left the book.
  case report
  /// Something was asked for and refused.
  case denied
  /// A person's data were erased.
  case erase

  /// Whether a person must say why.
  package var needsReason: Bool {
    switch self {
    case .reveal, .erase: true
    case .export, .view, .report, .denied: false
    }
  }
}
