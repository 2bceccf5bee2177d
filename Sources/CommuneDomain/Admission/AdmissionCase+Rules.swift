/// Who may be admitted, who may introduce them, and what majority is needed.
extension AdmissionCase {
  static let conditionRules: [RecordRule<AdmissionCase>] = [
    .hard("candidateIsMember", at: "candidate") { admission, circumstances in
      guard let candidate = admission.candidate else { return nil }
      return circumstances.members(of: candidate)
        .first { $0.isHere && (admission.decided == nil || $0.decisionDate != admission.decided) }
        .map { [.record(.members, $0.recordID)] }
    },
    .hard("candidateTwice", at: "candidate") { admission, circumstances in
      guard admission.isOpen, let candidate = admission.candidate else { return nil }
      return circumstances.commune.related(\.admissions, "candidate", to: candidate.raw)
        .first { $0.id != admission.id && $0.isOpen }
        .map { [.record(.admissions, $0.recordID)] }
    },
    .hard("birthUnknown", at: "cell-resolved", under: .admissionLeastAge) {
      admission, circumstances in
      guard admission.cellResolved != nil,
        let person = admission.candidate.flatMap({ circumstances.commune.people[$0] }),
        person.birth == nil
      else { return nil }
      return [.record(.people, person.recordID)]
    },
    .soft("birthNotExact", at: "cell-resolved", under: .admissionLeastAge) {
      admission, circumstances in
      guard let (birth, day) = admission.birthAndDay(circumstances), !birth.isWholeDay,
        let candidate = admission.candidate
      else { return nil }
      // Whether the day of birth decides on the age at either end.
      let isDecisive = [Limit.admissionLeastAge, .admissionMostAge].contains { limit in
        guard let years = circumstances.value(of: limit, on: day) else { return false }
        let bounds = (birth.earliestDay, birth.latestDay)
        return (circumstances.ageInMonths(bounds.0, on: day) < years * 12)
          != (circumstances.ageInMonths(bounds.1, on: day) < years * 12)
      }
      return isDecisive ? [.record(.people, candidate.raw), .date(birth)] : nil
    },
    .hard("tooYoung", at: "cell-resolved", under: .admissionLeastAge) { admission, circumstances in
      guard let (birth, day) = admission.birthAndDay(circumstances),
        let years = circumstances.value(of: .admissionLeastAge, on: day),
        circumstances.ageInMonths(birth, on: day) < years * 12
      else { return nil }
      return [.date(birth), .integer(years)]
    },
    .hard("tooOldWithoutConsent", at: "consent", under: .admissionMostAge) {
      admission, circumstances in
      guard admission.consent.isEmpty, let (birth, day) = admission.birthAndDay(circumstances),
        let years = circumstances.value(of: .admissionMostAge, on: day),
        circumstances.ageInMonths(birth, on: day) > years * 12
      else { return nil }
      return [.date(birth), .integer(years)]
    },
    .hard("certificateExpired", at: "certificate-date", under: .certificateMonths) {
      admission, circumstances in
      guard let day = admission.cellResolved, let end = admission.certificateEnd(in: circumstances),
        end < day
      else { return nil }
      return [.date(end), .date(day)]
    },
    .hard("readmittedTooSoon", at: "left-party", under: .readmissionMonths) {
      admission, circumstances in
      guard let left = admission.lastLeft(circumstances), let day = admission.cellResolved,
        let months = circumstances.value(of: .readmissionMonths, on: day),
        day < left.adding(months: months)
      else { return nil }
      return [.date(left), .integer(months)]
    },
    .hard("readmittedTooSoonAfterRecord", at: "record-cleared", under: .readmissionClearedMonths) {
      admission, circumstances in
      guard let cleared = admission.recordCleared, let day = admission.cellResolved,
        let months = circumstances.value(of: .readmissionClearedMonths, on: day),
        day < cleared.adding(months: months)
      else { return nil }
      return [.date(cleared), .integer(months)]
    },
    .hard("dateInFuture", at: "record-cleared") { future($0.recordCleared, $1) },
    .hard("readmittedTwice", at: "candidate", under: .readmissionTimes) {
      admission, circumstances in
      guard let candidate = admission.candidate,
        let times = circumstances.value(of: .readmissionTimes, on: circumstances.today)
      else { return nil }
      let left = circumstances.members(of: candidate).count { $0.status?.isOutOfParty ?? false }
      return left > times ? [.integer(times)] : nil
    },
    .hard("cellTooSmall", at: "cell-resolved", under: .cellLeastMembers) {
      admission, circumstances in
      guard let day = admission.cellResolved, let total = admission.votesTotal,
        let least = circumstances.value(of: .cellLeastMembers, on: day), total < least
      else { return nil }
      return [.integer(total), .integer(least)]
    },
    .hard("endBeforeBeginning", at: "ended") { admission, _ in
      dates(admission.introduced, inOrderWith: admission.ended)
    },
    .hard("dateInFuture", at: "ended") { future($0.ended, $1) },
    .hard("endedAfterRecognition", at: "ended") { admission, _ in
      guard admission.ended != nil, let recognised = admission.recognised else { return nil }
      return [.date(recognised)]
    },
    .soft("papersMissing", at: "decided") { admission, _ in
      guard admission.decided != nil, admission.ended == nil else { return nil }
      let missing = AdmissionStep.allCases.prefix(AdmissionStep.decision.number)
        .flatMap { $0.needs.filter { $0.isPaper && !admission.isMet($0) } }
      return missing.first.map { [.field($0.field), .integer(missing.count)] }
    },
  ]

  static let mentorRules: [RecordRule<AdmissionCase>] = [
    .hard("sameMentor", at: "second-mentor") { admission, _ in
      guard let mentor = admission.secondMentor, mentor == admission.firstMentor else { return nil }
      return [.record(.members, mentor.raw)]
    },
    .hard("mentorNotOfficial", at: "first-mentor") { $0.notOfficial($0.firstMentor, $1) },
    .hard("mentorNotOfficial", at: "second-mentor") { $0.notOfficial($0.secondMentor, $1) },
    .hard("mentorTooNew", at: "first-known-since", under: .introducerMonths) {
      $0.tooNew($0.firstMentor, knownSince: $0.firstKnownSince, $1)
    },
    .hard("mentorTooNew", at: "second-known-since", under: .introducerMonths) {
      $0.tooNew($0.secondMentor, knownSince: $0.secondKnownSince, $1)
    },
    .soft("mentorSinceUnknown", at: "first-known-since", under: .introducerMonths) {
      $0.sinceUnknown($0.firstMentor, $0.firstKnownSince, $1)
    },
    .soft("mentorSinceUnknown", at: "second-known-since", under: .introducerMonths) {
      $0.sinceUnknown($0.secondMentor, $0.secondKnownSince, $1)
    },
  ]

  static let voteRules: [RecordRule<AdmissionCase>] = [
    .hard("presentAboveTotal", at: "votes-present") { admission, _ in
      above(admission.votesPresent, admission.votesTotal)
    },
    .hard("votesAbovePresent", at: "votes-for") { admission, _ in
      above(admission.votesFor, admission.votesPresent)
    },
    .soft("voteBaseDiffers", at: "votes-total") {
      $0.differs($0.votesTotal, on: $0.cellResolved, $1)
    },
    .soft("voteBaseDiffers", at: "confirm-total") {
      $0.differs($0.confirmTotal, on: $0.confirmed, $1)
    },
    .hard("votesTooFew", at: "votes-for", under: .admissionVotes) { admission, circumstances in
      guard admission.endReason != .notApproved else { return nil }
      return admission.tooFew(
        admission.votesFor, of: admission.votesTotal, on: admission.cellResolved, circumstances)
    },
    .hard("presentAboveTotal", at: "confirm-present") { admission, _ in
      above(admission.confirmPresent, admission.confirmTotal)
    },
    .hard("votesAbovePresent", at: "confirm-for") { admission, _ in
      above(admission.confirmFor, admission.confirmPresent)
    },
    .hard("votesTooFew", at: "confirm-for", under: .admissionVotes) { admission, circumstances in
      guard admission.ended == nil else { return nil }
      return admission.tooFew(
        admission.confirmFor, of: admission.confirmTotal, on: admission.confirmed, circumstances)
    },
  ]

  /// The day of birth, and that on which the cell considers the candidate.
  private func birthAndDay(_ circumstances: Circumstances) -> (CalendarDate, CalendarDate)? {
    guard let day = cellResolved,
      let birth = candidate.flatMap({ circumstances.commune.people[$0]?.birth })
    else { return nil }
    return (birth, day)
  }

  /// When the candidate last left the Party, as entered or as the register of members has it.
  private func lastLeft(_ circumstances: Circumstances) -> CalendarDate? {
    let known = candidate.map { circumstances.members(of: $0) } ?? []
    let days = known.filter { $0.status?.isOutOfParty ?? false }.compactMap(\.statusSince)
    return (days + [leftParty].compactMap(\.self)).max()
  }

  private func notOfficial(_ mentor: ID<Member>?, _ circumstances: Circumstances)
    -> [Issue.Argument]?
  {
    guard let mentor = mentor.flatMap({ circumstances.commune.members[$0] }) else { return nil }
    let day = listed ?? circumstances.today
    return mentor.isOfficial(on: day) ? nil : [.record(.members, mentor.recordID), .date(day)]
  }

  /// Whether an official member has worked or lived with the candidate for too short a time.
  private func tooNew(
    _ mentor: ID<Member>?, knownSince since: CalendarDate?, _ circumstances: Circumstances
  ) -> [Issue.Argument]? {
    guard let day = recommended, let mentor, let since,
      let months = circumstances.value(of: .introducerMonths, on: day),
      day < since.adding(months: months)
    else { return nil }
    return [.record(.members, mentor.raw), .date(since), .integer(months)]
  }

  private func sinceUnknown(
    _ mentor: ID<Member>?, _ since: CalendarDate?, _ circumstances: Circumstances
  ) -> [Issue.Argument]? {
    guard isOpen, let day = recommended, let mentor, since == nil,
      let months = circumstances.value(of: .introducerMonths, on: day)
    else { return nil }
    return [.record(.members, mentor.raw), .integer(months)]
  }

  /// Who might vote on a day, as the register of members has it.
  package func voteBase(on day: CalendarDate?, in commune: Commune) -> VoteBase? {
    guard let day, let cell else { return nil }
    return commune.voteBase(of: cell, on: day)
  }

  private func differs(
    _ total: Int?, on day: CalendarDate?, _ circumstances: Circumstances
  ) -> [Issue.Argument]? {
    guard let total, let base = voteBase(on: day, in: circumstances.commune), !base.allows(total)
    else { return nil }
    return [.integer(total), .integer(base.official.count)]
  }

  /// The least number of votes is that of the larger base, so that a smaller one typed lets nobody
  /// pass.
  private func tooFew(
    _ votes: Int?, of total: Int?, on day: CalendarDate?, _ circumstances: Circumstances
  ) -> [Issue.Argument]? {
    guard let votes, let total else { return nil }
    let base = max(total, voteBase(on: day, in: circumstances.commune)?.least ?? 0)
    guard
      let least = circumstances.least(.admissionVotes, of: base, on: day ?? circumstances.today),
      votes < least
    else { return nil }
    return [.integer(votes), .integer(base), .integer(least)]
  }
}

extension Circumstances {
  /// Whole months of age on a day, counted to the day or from the first of the month of birth as the
  /// limit in force says (fixture F16).
  func ageInMonths(_ birth: CalendarDate, on day: CalendarDate) -> Int {
    guard value(of: .admissionAgeByMonth, on: day) == 1, let born = birth.month,
      let now = day.month
    else { return day.months(since: birth) }
    return (day.year - birth.year) * 12 + now - born
  }
}

private func above(_ part: Int?, _ whole: Int?) -> [Issue.Argument]? {
  guard let part, let whole, part > whole else { return nil }
  return [.integer(part), .integer(whole)]
}
