/// How far a case has come, and what it still lacks.
extension AdmissionCase {
  /// The day on which a step was done.
  package func day(of step: AdmissionStep) -> CalendarDate? {
    switch step {
    case .introduced: introduced
    case .listed: listed
    case .certificate: certificateDate
    case .application: applied
    case .references: recommended
    case .cellResolution: cellResolved
    case .committeeResolution: committeeResolved
    case .decision: decided
    case .ceremony: ceremony
    case .probation: reviewed
    case .confirmation: confirmed
    case .recognition: recognised
    }
  }

  /// The last step that is done together with all before it; nil before the first.
  package var step: AdmissionStep? {
    AdmissionStep.allCases.prefix { day(of: $0) != nil }.last
  }

  /// The step to be done now; nil when the candidate is an official member.
  package var nextStep: AdmissionStep? { step.map(\.next) ?? .introduced }

  /// Whether the case is going on: neither recognised nor given up.
  package var isOpen: Bool { ended == nil && recognised == nil }

  /// The day on which the present step was reached.
  package var stepReached: CalendarDate? {
    guard let step else { return nil }
    return AdmissionStep.allCases.prefix(step.number).compactMap { day(of: $0) }.max()
  }

  package func daysInStep(on today: CalendarDate) -> Int? {
    guard isOpen, let stepReached else { return nil }
    return max(0, today.dayNumber - stepReached.dayNumber)
  }

  /// Whether what a step asks for is there; a resolution of the union stands in for a second mentor.
  package func isMet(_ need: AdmissionNeed) -> Bool {
    if need.field == "second-mentor", !unionResolution.isEmpty { return true }
    return !value(of: need.field).isEmpty
  }

  /// What the next step and those before it still ask for, in the order of the steps and of the form.
  package var missing: [AdmissionNeed] {
    guard isOpen, let nextStep else { return [] }
    return AdmissionStep.allCases.prefix(nextStep.number).flatMap { step in
      let date = AdmissionNeed(step: step, field: step.field, isPaper: false)
      return (day(of: step) == nil ? [date] : []) + step.needs.filter { !isMet($0) }
    }
  }

  /// What stands in the way of the next step besides what is missing: the rules that it would break
  /// if it were done today.
  package func obstacles(in circumstances: Circumstances) -> [Issue] {
    guard isOpen, let nextStep, day(of: nextStep) == nil else { return [] }
    var trial = self
    guard (try? trial.set(nextStep.field, to: .date(circumstances.today))) != nil else { return [] }
    let present = issues(in: circumstances)
    return trial.issues(in: circumstances).filter { issue in
      issue.severity == .hard && issue.rule != "stepBeforeItsTime" && !present.contains(issue)
    }
  }

  /// The last day on which the certificate of the class on the Party is valid.
  package func certificateEnd(in circumstances: Circumstances) -> CalendarDate? {
    certificateDate.flatMap { circumstances.certificateEnd(after: $0) }
  }

  /// The member whom this case has made.
  package func member(in commune: Commune) -> Member? {
    guard let candidate, let decided else { return nil }
    return commune.related(\.members, "person", to: candidate.raw)
      .last { $0.decisionDate == decided }
  }

  /// Certificates from the register of classes, and how many official members may vote.
  mutating func complete(_ circumstances: Circumstances) {
    if let candidate {
      if certificate.isEmpty, certificateDate == nil,
        let enrolment = circumstances.certificate(.partyAwareness, of: candidate)
      {
        certificate = enrolment.certificate
        certificateDate = enrolment.certificateDate
      }
      if newMemberClass.isEmpty, newMemberClassDate == nil, ceremony != nil,
        let enrolment = circumstances.certificate(.newMembers, of: candidate)
      {
        newMemberClass = enrolment.certificate
        newMemberClassDate = enrolment.certificateDate
      }
    }
    if votesTotal == nil, let cellResolved { votesTotal = voters(on: cellResolved, circumstances) }
    if confirmTotal == nil, let confirmed { confirmTotal = voters(on: confirmed, circumstances) }
  }

  /// Recognition makes the member an official one from the end of probation on.
  func consequences(in circumstances: Circumstances) -> Change {
    guard recognised != nil, ended == nil, let member = member(in: circumstances.commune),
      member.status == .probationary
    else { return Change() }
    var changed = member
    changed.status = .official
    changed.official =
      member.official ?? (member.joined ?? ceremony).flatMap {
        circumstances.probationEnd(after: $0)
      } ?? recognised
    return Change.from(member, to: changed)
  }

  private func voters(on day: CalendarDate, _ circumstances: Circumstances) -> Int? {
    guard let cell else { return nil }
    let official = circumstances.commune.officialMembers(of: cell, on: day).count
    return official == 0 ? nil : official
  }
}

extension Commune {
  /// The case of admission that a record is, or by which a member was admitted.
  package func admission(behind id: RecordID, in register: RegisterKey) -> RecordID? {
    guard register == .members else { return self.admissions[ID(id)]?.recordID }
    guard let member = self.members[ID(id)], let person = member.person else { return nil }
    let cases = related(\.admissions, "candidate", to: person.raw)
    let own = cases.last { $0.decided != nil && $0.decided == member.decisionDate }
    return (own ?? cases.last(where: \.isOpen))?.recordID
  }
}
