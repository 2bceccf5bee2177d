package import CommuneDomain

/// Members and a candidate for tests of admission; numbers 201–209 are members, 211–219 people, 221–229
/// cases, 231–239 classes and enrolments, 241–249 changes and dues.
extension SmallCommune {
  /// Three members of cell 5: 201 (person 24) and 202 (person 21) official, 203 (person 23) on
  /// probation since 19/01/2026; person 211, born on 10/03/2000, is a candidate.
  package mutating func addMembers() {
    add(Person.self, 211) {
      $0.name = "Hoàng Văn Nam"
      $0.birth = Self.date("2000-03-10")
      $0.status = .present
    }
    for (number, person, decided) in [(201, 24, "2018-05-05"), (202, 21, "2015-08-20")] {
      let decided = Self.date(decided)
      add(Member.self, UInt64(number)) {
        $0.person = ID(Self.id(UInt64(person)))
        $0.cell = ID(Self.id(5))
        $0.card = "123456\(number % 100 + 10)"
        $0.decisionDate = decided
        $0.joined = decided.adding(days: 14)
        $0.official = decided.adding(days: 14).adding(months: 12)
        $0.status = .official
      }
    }
    add(Member.self, 203) {
      $0.person = ID(Self.id(23))
      $0.cell = ID(Self.id(5))
      $0.decisionDate = Self.date("2026-01-05")
      $0.joined = Self.date("2026-01-19")
      $0.status = .probationary
    }
  }

  /// Another official member of cell 5, whose person has the same number plus ten.
  @discardableResult
  package mutating func addOfficialMember(_ number: UInt64, joined: String) -> ID<Member> {
    let person = add(Person.self, number + 10) {
      $0.name = "Bùi Văn Thử \(number)"
      $0.cell = ID(Self.id(5))
    }
    let joined = Self.date(joined)
    return add(Member.self, number) {
      $0.person = person
      $0.cell = ID(Self.id(5))
      $0.decisionDate = joined.adding(days: -14)
      $0.joined = joined
      $0.official = joined.adding(months: 12)
      $0.status = .official
    }
  }
}

extension AdmissionCase {
  /// The case of candidate 211 with everything that the steps up to one ask for: introduced on
  /// 02/01/2025, decided on 05/05/2025, ceremony on 19/05/2025 (fixture F14).
  package static func reaching(_ last: AdmissionStep, _ number: UInt64 = 221) -> AdmissionCase {
    var admission = AdmissionCase(id: ID(SmallCommune.id(number)))
    admission.candidate = ID(SmallCommune.id(211))
    admission.cell = ID(SmallCommune.id(5))
    for step in AdmissionStep.allCases.prefix(last.number) {
      _ = try? admission.set(step.field, to: .date(SmallCommune.date(day(of: step))))
      for need in step.needs { admission.fill(need.field) }
    }
    if admission.firstMentor != nil { admission.firstKnownSince = SmallCommune.date("2019") }
    if admission.secondMentor != nil { admission.secondKnownSince = SmallCommune.date("2019") }
    return admission
  }

  private static func day(of step: AdmissionStep) -> String {
    switch step {
    case .introduced: "2025-01-02"
    case .listed: "2025-01-15"
    case .certificate: "2025-02-20"
    case .application: "2025-03-10"
    case .references: "2025-03-20"
    case .cellResolution: "2025-04-03"
    case .committeeResolution: "2025-04-20"
    case .decision: "2025-05-05"
    case .ceremony: "2025-05-19"
    case .probation: "2026-05-04"
    case .confirmation: "2026-05-20"
    case .recognition: "2026-06-12"
    }
  }

  private mutating func fill(_ field: String) {
    let value: FieldValue
    switch field {
    case "source": value = .choice(RecruitSource.teacher.rawValue)
    case "first-mentor": value = .reference(SmallCommune.id(201))
    case "second-mentor": value = .reference(SmallCommune.id(202))
    case "votes-total", "confirm-total": value = .integer(21)
    case "votes-present", "confirm-present": value = .integer(18)
    case "votes-for", "confirm-for": value = .integer(14)
    default:
      if case .flag = Self.schema.field(field)?.kind {
        value = .flag(true)
      } else {
        value = .text("12-NQ/CB")
      }
    }
    _ = try? set(field, to: value)
  }
}
