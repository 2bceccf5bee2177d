import CommuneDomain
import Testing

/// Marks and remarks, changed one by one where they stand.
struct MarkTests {
  private let subjects = (0..<3000).map { RecordID(high: 7, low: UInt64($0)) }

  private func meeting() -> Meeting { Meeting(id: ID(RecordID(high: 1, low: 1))) }

  @Test func manyMarksAreEnteredChangedAndTakenBack() throws {
    var commune = Commune()
    try commune.apply(.creating(meeting()))
    var full = meeting()
    for (index, subject) in subjects.enumerated() {
      full.attendance[subject] = Attendance.allCases[index % 3]
      if index % 3 == 1 { full.reasons[subject] = "ốm" }
    }
    // Something that follows the register must not make each mark a copy of all.
    #expect(commune.records(in: .meetings, where: "body", equals: .empty) == [])
    let change = Change.from(meeting(), to: full)
    #expect(change.operations.count == 4000)
    let time = try ContinuousClock().measure { try commune.apply(change) }
    #expect(commune.meetings.first == full)
    // A copy for each of them takes minutes.
    #expect(time < .seconds(5))
    try commune.apply(change.inverse)
    #expect(commune.meetings.first == meeting())
    #expect(commune.record(full.recordID, in: .meetings)?.value(of: "attendance") == .empty)
  }

  @Test func aMarkThatDoesNotFitChangesNothing() throws {
    var commune = Commune()
    try commune.apply(.creating(meeting()))
    let id = meeting().recordID
    let good = Operation.mark(
      .meetings, id, field: "attendance", subject: subjects[0], old: nil, new: "present")
    for (field, word, error): (String, String, FieldError) in [
      ("attendance", "asleep", .wrongKind("attendance")), ("place", "x", .wrongKind("place")),
      ("colour", "x", .unknownField("colour")),
    ] {
      let bad = Operation.mark(
        .meetings, id, field: field, subject: subjects[1], old: nil, new: word)
      #expect(throws: ChangeError.field(.meetings, id, error)) {
        try commune.apply(Change([good, bad]))
      }
      #expect(commune.meetings.first == meeting())
    }
  }

  @Test func aCopyFindsItsOwnRecordsWhateverTheOriginalIsAsked() throws {
    let original = Commune()
    var copy = original
    var visit = Visit(id: ID(subjects[0]))
    visit.household = ID(subjects[1])
    try copy.apply(.creating(visit))
    let household = FieldValue.reference(subjects[1])
    #expect(original.records(in: .visits, where: "household", equals: household) == [])
    #expect(copy.records(in: .visits, where: "household", equals: household) == [subjects[0]])
  }
}
