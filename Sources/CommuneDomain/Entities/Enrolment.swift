/// Somebody who attends a class, and the certificate got for it.
package struct Enrolment: Entity {
  package let id: ID<Self>
  package var `class`: ID<TrainingClass>?
  package var person: ID<Person>?
  package var certificate = ""
  package var certificateDate: CalendarDate?
  package var hours: Int?
  package var selfStudy: Int?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let name = person.flatMap { commune.people[$0]?.name } ?? ""
    guard let training = `class`.flatMap({ commune.classes[$0]?.name }) else { return name }
    return "\(name) – \(training)"
  }

  package static let schema = Schema<Enrolment>(
    .enrolments,
    fields: [
      .reference("class", \.class, to: .classes).required().persistent().column().searched(),
      .reference("person", \.person, to: .people).required().column().searched(),
      .text("certificate", \.certificate, .line(40)).column().searched(),
      .date("certificate-date", \.certificateDate).persistent().column(),
      .integer("hours", \.hours, in: 0...2_000),
      .integer("self-study", \.selfStudy, in: 0...2_000),
    ],
    derived: [
      DerivedField("expires", .date(.day), isColumn: true) { enrolment, circumstances in
        enrolment.expires(in: circumstances).map(FieldValue.date) ?? .empty
      }
    ],
    rules: [
      .hard("enrolledTwice", at: "person") { enrolment, circumstances in
        guard let training = enrolment.class, let person = enrolment.person else { return nil }
        return circumstances.commune.related(\.enrolments, "person", to: person.raw)
          .first { $0.id != enrolment.id && $0.class == training }
          .map { [.record(.enrolments, $0.recordID)] }
      },
      .hard("dateInFuture", at: "certificate-date") { future($0.certificateDate, $1) },
      .hard("endBeforeBeginning", at: "certificate-date") { enrolment, circumstances in
        dates(
          enrolment.class.flatMap { circumstances.commune.classes[$0]?.from },
          inOrderWith: enrolment.certificateDate)
      },
      .soft("certificateWithoutDate", at: "certificate-date") { enrolment, _ in
        enrolment.certificate.isEmpty == (enrolment.certificateDate == nil) ? nil : []
      },
    ])

  /// The last day of the certificate; only that of the class on the Party has one.
  package func expires(in circumstances: Circumstances) -> CalendarDate? {
    guard let certificateDate,
      `class`.flatMap({ circumstances.commune.classes[$0]?.kind }) == .partyAwareness
    else { return nil }
    return circumstances.certificateEnd(after: certificateDate)
  }
}

extension RegisterKey {
  package static let enrolments = RegisterKey("enrolments")
}

extension Circumstances {
  /// The last day on which a certificate of the class on the Party is valid.
  package func certificateEnd(after day: CalendarDate) -> CalendarDate? {
    value(of: .certificateMonths, on: day).map { day.adding(months: $0) }
  }

  /// The latest certificate that a person has from a class for new members.
  package func newMemberCertificate(of person: ID<Person>) -> Enrolment? {
    certificate(.newMembers, of: person)
  }

  /// The latest certificate that a person has from a class of a kind.
  func certificate(_ kind: TrainingClassKind, of person: ID<Person>) -> Enrolment? {
    commune.related(\.enrolments, "person", to: person.raw)
      .filter { enrolment in
        !enrolment.certificate.isEmpty && enrolment.certificateDate != nil
          && enrolment.class.flatMap { commune.classes[$0]?.kind } == kind
      }
      .max { ($0.certificateDate ?? today) < ($1.certificateDate ?? today) }
  }
}
