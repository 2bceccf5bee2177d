internal import CommuneDomain

extension CommuneBuilder {
  /// Cases at every step: candidates who are not yet members, and members on probation.
  mutating func openAdmissions() {
    var random = random(for: "admissions")
    var enrolments = identifiers(for: .enrolments)
    var identifiers = identifiers(for: .admissions)
    let newMembers = probationers.filter { $0 != probationers.first }
    enrol(newMembers.compactMap { members[$0].person }, in: .newMembers, &enrolments)

    var cases: [AdmissionCase] = []
    for (number, place) in probationers.enumerated() {
      cases.append(probation(members[place], number, &random))
    }
    let candidates = findCandidates(&random)
    for (number, person) in candidates.enumerated() {
      cases.append(candidacy(of: person, number, &random))
    }
    for position in cases.indices.sorted(by: {
      (cases[$0].introduced ?? today, $0) < (cases[$1].introduced ?? today, $1)
    }) {
      commune.admissions.insert(cases[position].identified(identifiers.next(on: today)))
    }
  }

  /// Young people of the residence units, who are in no cell.
  private mutating func findCandidates(_ random: inout SeededGenerator) -> [Person] {
    var names = PersonNames(seed: seed, stream: "candidates")
    var identifiers = identifiers(for: RegisterKey("candidates"))
    return (0..<max(10, size.members / 35)).map { number in
      let (name, sex) = names.next()
      var person = Person(id: identifiers.next(on: opening.adding(days: 14)))
      person.name = name
      person.sex = sex
      person.birth = today.adding(days: -365 * random.number(in: 21...36) - random.below(365))
      person.residenceUnit = units[number % units.count].id
      person.status = .present
      commune.people.insert(person)
      return person
    }
  }

  private func candidacy(
    of person: Person, _ number: Int, _ random: inout SeededGenerator
  ) -> AdmissionCase {
    let unit = number % units.count
    let step = AdmissionStep.allCases[number % 8]
    // Two have not moved on for long.
    let days = number == 2 || number == 4 ? 130 : random.number(in: 3...70)
    var admission = AdmissionCase(id: ID(person.recordID))
    admission.candidate = person.id
    admission.cell = cells[unit].id
    admission.source = RecruitSource.allCases[number % RecruitSource.allCases.count]
    admission.referredBy = ReferringOrganisation.allCases[number % 4]
    take(&admission, through: step, on: today.adding(days: -days), cell: unit, &random)
    return admission
  }

  private func probation(
    _ member: Member, _ number: Int, _ random: inout SeededGenerator
  ) -> AdmissionCase {
    let cell = cells.firstIndex { $0.id == member.cell } ?? 0
    var admission = AdmissionCase(id: ID(member.recordID))
    admission.candidate = member.person
    admission.cell = member.cell
    admission.source = RecruitSource.allCases[number % RecruitSource.allCases.count]
    let decided = member.decisionDate ?? today
    take(&admission, through: .decision, on: decided, cell: cell, &random)
    admission.decided = decided
    admission.decision = member.decision
    admission.ceremony = member.joined
    return admission
  }

  /// Does the steps up to one that was done on a day, each some weeks after the one before.
  private func take(
    _ admission: inout AdmissionCase, through last: AdmissionStep, on day: CalendarDate, cell: Int,
    _ random: inout SeededGenerator
  ) {
    var day = day
    var days: [AdmissionStep: CalendarDate] = [:]
    for step in AdmissionStep.allCases.prefix(last.number).reversed() {
      days[step] = day
      day = day.adding(days: -random.number(in: step == .decision ? 7...14 : 20...45))
    }
    let mentors = mentors(of: cell, before: days[.listed] ?? day)
    let resolved = days[.cellResolution] ?? day
    let total = members.count { $0.cell == cells[cell].id && $0.isOfficial(on: resolved) }
    for step in AdmissionStep.allCases.prefix(last.number) {
      let number = random.number(in: 3...90)
      switch step {
      case .introduced: admission.introduced = days[step]
      case .listed:
        admission.listed = days[step]
        admission.listedResolution = "\(number)-NQ/CB"
        admission.firstMentor = mentors.first
        admission.secondMentor = mentors.last
        let known = (days[step] ?? day).adding(months: -36)
        admission.firstKnownSince = mentors.isEmpty ? nil : CalendarDate(year: known.year)
        admission.secondKnownSince = admission.firstKnownSince
      case .certificate:
        admission.certificateDate = days[step]
        admission.certificate = "\(number)/GCN-TTCT"
      case .application:
        admission.applied = days[step]
        admission.hasApplication = true
        admission.hasHistory = true
        admission.hasDiploma = true
        admission.vetting = "\(number)-CV/ĐU"
      case .references:
        admission.recommended = days[step]
        admission.hasMentorLetters = true
        admission.hasOpinions = number > 40 || last.number >= AdmissionStep.decision.number
        admission.unionResolution = "\(number)-NQ/ĐTN"
      case .cellResolution:
        admission.cellResolved = days[step]
        admission.cellResolution = "\(number)-NQ/CB"
        admission.votesTotal = total
        admission.votesPresent = total - total / 12
        admission.votesFor = total - total / 12 - total / 20
      case .committeeResolution:
        admission.committeeResolved = days[step]
        admission.committeeResolution = "\(number)-NQ/ĐU"
      case .decision:
        admission.decided = days[step]
        admission.decision = "\(number + 200)-QĐ/ĐU"
      default: break
      }
    }
  }

  /// Two members of a cell who had been official for long.
  private func mentors(of cell: Int, before day: CalendarDate) -> [ID<Member>] {
    let wanted = day.adding(months: -24)
    let fitting = members.filter { $0.cell == cells[cell].id && $0.isOfficial(on: wanted) }
    return fitting.prefix(2).map(\.id)
  }
}

extension AdmissionCase {
  /// The same case under another identifier.
  fileprivate func identified(_ id: ID<AdmissionCase>) -> AdmissionCase {
    var copy = AdmissionCase(id: id)
    for field in Self.schema.fields { _ = field.set(&copy, field.get(self)) }
    return copy
  }
}
