import CommuneDomain
import Localization
import Terminal
import TestSupport
import Testing

@testable import Interface

/// Nothing that a register declares is out of sight: each field has its line in the form and its column
/// in the table, with its label and its value.
struct EveryFieldTests {
  private static let registers = Commune.registers.map(\.key)

  @Test(arguments: registers)
  func formsShowEachField(register: RegisterKey) throws {
    let description = try #require(Commune.register(register))
    for field in description.fields where field.kind.isTypedInForms {
      let book = try #require(
        Book(register, field), "no record could be made to which \(field.key) applies")
      let session = try book.session(rows: 90)
      let form = try #require(FormScreen(opening: book.id, in: register, session: session))
      var frame = Frame(size: session.size)
      form.draw(
        in: &frame, body: Rect(row: 0, column: 0, rows: 90, columns: 160), session: session)
      let phrases = session.phrases
      let shown = [
        phrases.text(of: book.value, field, of: register, in: book.commune),
        FieldParser(today: session.today).editText(
          of: book.value, for: field, of: register, in: book.commune, phrases: phrases),
      ]
      let labels = [phrases.label(register, field.key), phrases.columnLabel(register, field.key)]
      let isShown = frame.text.split(separator: "\n").contains { line in
        labels.contains { line.contains($0) }
          && shown.contains { !$0.isEmpty && line.contains($0.prefix(20)) }
      }
      #expect(isShown, "\(register).\(field.key): \(shown)")
    }
  }

  @Test(arguments: registers)
  func tablesShowEachField(register: RegisterKey) throws {
    let description = try #require(Commune.register(register))
    for field in description.fields {
      let book = try #require(Book(register, field))
      var session = try book.session(rows: 24)
      session.settings["columns.\(register)"] = field.key
      let table = TableScreen(register: register, in: session)
      var frame = Frame(size: session.size)
      table.draw(
        in: &frame, body: Rect(row: 0, column: 0, rows: 24, columns: 100), session: session)
      let phrases = session.phrases
      let label = phrases.columnLabel(register, field.key)
      #expect(
        frame.text.split(separator: "\n").first?.contains(label.prefix(4)) == true,
        "\(register).\(field.key): “\(label)”")
      var value = phrases.text(of: book.value, field, of: register, in: book.commune)
      if case .reference(let target) = field.kind, let id = book.value.reference {
        value = book.commune.record(id, in: target)?.shortTitle(in: book.commune) ?? ""
      }
      var short = value
      if case .choice(let choice) = book.value {
        short = phrases.shortChoice(register, field.key, choice) ?? value
      }
      #expect(
        !value.isEmpty
          && (frame.text.contains(value.prefix(6)) || frame.text.contains(short)),
        "\(register).\(field.key): “\(value)”")
    }
  }

  private static let derivedFields = Commune.registers.flatMap { register in
    register.derived.map { (register.key, $0.key) }
  }

  /// What follows from others stands below the fields of the form, and in the table once it is chosen.
  @Test(arguments: derivedFields)
  func formsAndTablesShowWhatFollows(register: RegisterKey, key: String) throws {
    let commune = try Self.fullBook.get()
    var session = try Walk.session(commune: commune, rows: 90, columns: 160)
    let description = try #require(Commune.register(register))
    let field = try #require(description.derived.first { $0.key == key })
    let circumstances = session.circumstances
    let record = try #require(
      commune.ids(in: register).lazy.compactMap { commune.record($0, in: register) }
        .first { !$0.value(of: key, in: circumstances).isEmpty },
      "no record of the book has it: make one in `fullBook`")
    let phrases = session.phrases
    let text = phrases.text(
      of: record.value(of: key, in: circumstances), field, in: record, commune)
    let form = try #require(
      FormScreen(opening: record.recordID, in: register, session: session))
    var frame = Frame(size: session.size)
    form.draw(in: &frame, body: Rect(row: 0, column: 0, rows: 90, columns: 160), session: session)
    let label = phrases.label(register, key)
    let isShown = frame.text.split(separator: "\n").contains { line in
      line.contains(label) && line.contains(text.prefix(40))
    }
    #expect(isShown, "\(register).\(key): “\(label)” “\(text)”\n\(frame.text)")

    session.settings["columns.\(register)"] = key
    let table = TableScreen(register: register, in: session, scope: [record.recordID])
    var page = Frame(size: session.size)
    table.draw(
      in: &page, body: Rect(row: 0, column: 0, rows: 24, columns: 100), session: session)
    let heading = page.text.split(separator: "\n").first
    #expect(heading?.contains(phrases.columnLabel(register, key).prefix(4)) == true)
    #expect(!text.isEmpty && page.text.contains(text.prefix(6)), "\(register).\(key): “\(text)”")
  }

  /// The sample with what it has none of.
  private static let fullBook = Result {
    var commune = try Walk.throughSample().app.session.commune
    if let total = commune.controlTotals.first {
      var snooze = Snooze(id: ID(SmallCommune.id(901)))
      snooze.rule = "A14"
      snooze.record = total.recordID.description
      snooze.until = Walk.today.adding(days: 7)
      snooze.reason = "chờ giải trình"
      try commune.apply(.creating(snooze))
    }
    var succession = Succession(id: ID(SmallCommune.id(902)))
    succession.kind = .residenceUnit
    succession.change = .merge
    succession.fromResidenceUnit = commune.residenceUnits.first?.id
    succession.toResidenceUnit = commune.residenceUnits.last?.id
    succession.portion = .whole
    succession.date = Walk.today
    try commune.apply(.creating(succession))
    var training = TrainingClass(id: ID(SmallCommune.id(903)))
    training.name = "Lớp nhận thức về Đảng"
    training.kind = .partyAwareness
    training.from = Walk.today.adding(days: -30)
    var enrolment = Enrolment(id: ID(SmallCommune.id(904)))
    enrolment.class = training.id
    enrolment.person = commune.people.first?.id
    enrolment.certificateDate = Walk.today
    try commune.apply(.creating(training) + .creating(enrolment))
    var programme = Directive(id: ID(SmallCommune.id(905)))
    programme.number = "Đề án 06-ĐA/ĐU"
    programme.kind = .scheme
    programme.from = CalendarDate(year: 2021)
    programme.deadline = CalendarDate(year: 2030)
    try commune.apply(.creating(programme))
    return commune
  }

  /// Marks and their reasons have a grid of their own: one for those who meet, one for their cadres.
  @Test(arguments: AttendanceSheet.allCases)
  func gridsShowMarksAndReasons(_ sheet: AttendanceSheet) throws {
    var commune = try Self.fullBook.get()
    let found = commune.meetings.first { meeting in
      sheet.subjects(of: meeting, in: commune)?.ids.isEmpty == false
    }
    let meeting = try #require(found)
    let subjects = try #require(sheet.subjects(of: meeting, in: commune))
    let subject = try #require(subjects.ids.first)
    var marked = meeting
    marked.record([subject: .excused], [subject: "đi công tác xa"], on: sheet)
    try commune.apply(.from(meeting, to: marked))
    let session = try Walk.session(commune: commune, rows: 400, columns: 100)
    let grid = try #require(AttendanceScreen(meeting: meeting.recordID, sheet, in: session))
    var frame = Frame(size: session.size)
    grid.draw(in: &frame, body: Rect(row: 0, column: 0, rows: 400, columns: 100), session: session)
    let name = commune.title(of: subject, in: subjects.register)
    let line = frame.text.split(separator: "\n").first { $0.contains("đi công tác xa") }
    #expect(line?.contains("vắng") == true, "\(name)\n\(frame.text)")
  }

  /// A book with one record in which a field holds something and applies.
  private struct Book {
    var commune = Commune()
    let id = SmallCommune.id(1)
    let value: FieldValue

    init?(_ register: RegisterKey, _ field: FieldDescription) {
      guard let description = Commune.register(register) else { return nil }
      var record = description.blank(id, today: SmallCommune.today)
      // Whatever names the record and is text, so that titles say something.
      for other in description.fields where other.isRequired && other.key != field.key {
        if case .text = other.kind { try? record.set(other.key, to: other.sample) }
      }
      guard let fitting = Self.fitted(record, to: field, among: description.fields) else {
        return nil
      }
      record = fitting
      var value = field.sample
      if case .reference(let target) = field.kind {
        value = .reference(Self.enter(target, named: 2, in: &commune))
      }
      try? record.set(field.key, to: value)
      try? commune.apply(.creating(record))
      self.value = value
    }

    /// Enters a record with all its texts and with what it refers to, so that it is called something.
    private static func enter(
      _ register: RegisterKey, named number: UInt64, in commune: inout Commune
    ) -> RecordID {
      let id = SmallCommune.id(number)
      guard let description = Commune.register(register) else { return id }
      var record = description.blank(id, today: SmallCommune.today)
      for field in description.fields where number < 5 || field.isRequired {
        switch field.kind {
        case .text, .choice: try? record.set(field.key, to: field.sample)
        case .reference(let target) where number < 5 && field.isRequired:
          let other = enter(target, named: number + 1, in: &commune)
          try? record.set(field.key, to: .reference(other))
        default: break
        }
      }
      try? commune.apply(.creating(record))
      return id
    }

    /// The record with other fields filled until the field applies.
    private static func fitted(
      _ record: any Entity, to field: FieldDescription, among fields: [FieldDescription]
    ) -> (any Entity)? {
      if record.applies(field.key) { return record }
      let tries = fields.filter { $0.key != field.key }.flatMap { other in
        other.samples.map { FieldAssignment(field: other.key, value: $0) }
      }
      for first in tries {
        var changed = record
        try? changed.set(first.field, to: first.value)
        if changed.applies(field.key) { return changed }
      }
      for first in tries {
        var changed = record
        try? changed.set(first.field, to: first.value)
        for second in tries where second.field != first.field {
          var twice = changed
          try? twice.set(second.field, to: second.value)
          if twice.applies(field.key) { return twice }
        }
      }
      return nil
    }

    func session(rows: Int) throws -> Session {
      let columns = rows > 24 ? 160 : 100
      return try Walk.session(commune: commune, rows: rows, columns: columns)
    }
  }
}

extension FieldKind {
  /// Whether a form has a line for it; marks have a screen of their own.
  fileprivate var isTypedInForms: Bool {
    switch self {
    case .marks, .remarks: false
    default: true
    }
  }
}

extension FieldDescription {
  /// A value of the field.
  fileprivate var sample: FieldValue { samples.first ?? .empty }

  /// Values that make a difference to other fields.
  fileprivate var samples: [FieldValue] {
    switch kind {
    case .text(.identity): [.text("001085000011")]
    case .text(.phone): [.text("0912345678")]
    case .text(.time): [.text("19:00")]
    case .text(.code): [.text("M01")]
    case .text: [.text("Chữ mẫu")]
    case .integer(let range): [.integer(max(range.lowerBound, min(7, range.upperBound)))]
    case .hundredths(let range): [.integer(max(range.lowerBound, min(4_250, range.upperBound)))]
    case .amount: [.integer(1_500_000)]
    case .date: [SmallCommune.today, SmallCommune.date("2020-05-19")].map(FieldValue.date)
    case .choice(let keys): keys.map(FieldValue.choice)
    case .flag: [.flag(true)]
    case .reference: [.reference(SmallCommune.id(2))]
    case .marks(let keys): [.marks([SmallCommune.id(2): keys.first ?? ""])]
    case .remarks: [.marks([SmallCommune.id(2): "đi công tác"])]
    case .notes: [.notes([Note(date: SmallCommune.today, text: "Đã xem", author: "lan")])]
    }
  }
}
