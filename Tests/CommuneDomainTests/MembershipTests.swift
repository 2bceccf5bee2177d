import CommuneDomain
import TestSupport
import Testing

/// What follows from members, cases and classes: dates, numbers, completion.
struct MembershipTests {
  static func day(_ text: String) -> CalendarDate { SmallCommune.date(text) }

  /// Fixture F14 through the registers: the case makes the member, and the official date stays the end
  /// of the months of probation though the decision is later.
  @Test func theOfficialDateIsTheEndOfTheProbationHoweverLateTheDecision() throws {
    var small = SmallCommune()
    small.addMembers()
    small.circumstances.today = Self.day("2025-05-20")
    try small.commune.apply(.creating(AdmissionCase.reaching(.ceremony)))
    var member = Member(id: ID(SmallCommune.id(204)))
    member.person = ID(SmallCommune.id(211))
    member.status = .official
    member = member.completed(in: small.circumstances)
    #expect(member.status == .probationary)
    #expect(member.decisionDate == Self.day("2025-05-05"))
    #expect(member.joined == Self.day("2025-05-19"))
    #expect(member.cell == ID(SmallCommune.id(5)))
    #expect(member.official == nil)
    #expect(member.issues(in: small.circumstances).isEmpty)
    try small.commune.apply(.creating(member))
    #expect(
      member.value(of: "probation-end", in: small.circumstances) == .date(Self.day("2026-05-19")))
    let admission = try #require(small.commune.admissions.first)
    #expect(
      admission.value(of: "review-end", in: small.circumstances) == .date(Self.day("2026-06-30")))

    small.circumstances.today = Self.day("2026-04-20")
    let alert = small.circumstances.alerts.first { $0.phrase == "A8.soon" }
    #expect(alert?.ids == [SmallCommune.id(204)])
    #expect(alert?.findings.first?.arguments == [.integer(29)])

    small.circumstances.today = Self.day("2026-06-12")
    member.status = .official
    member = member.completed(in: small.circumstances)
    #expect(member.official == Self.day("2026-05-19"))
    #expect(member.issues(in: small.circumstances).isEmpty)
    #expect(member.partyAge(on: Self.day("2026-05-04")) == 0)
    #expect(member.partyAge(on: Self.day("2026-05-05")) == 1)
  }

  /// Fixture F15.
  @Test func aProbationThatBeginsOnTheLeapDayEndsOnTheLastOfFebruary() {
    var small = SmallCommune()
    small.addMembers()
    small.change(\.members, 203) {
      $0.decisionDate = Self.day("2024-02-15")
      $0.joined = Self.day("2024-02-29")
    }
    let member = small.commune.members[ID(SmallCommune.id(203))]
    #expect(member?.probationEnd(in: small.circumstances) == Self.day("2025-02-28"))
    small.change(\.members, 203) { $0.status = .official }
    let official = small.commune.members[ID(SmallCommune.id(203))]?
      .completed(in: small.circumstances).official
    #expect(official == Self.day("2025-02-28"))
  }

  /// Each step is refused while what comes before it is missing, and the refusal names that.
  @Test func noStepIsEnteredBeforeWhatItNeeds() throws {
    var small = SmallCommune()
    small.addMembers()
    let whole = AdmissionCase.reaching(.recognition)
    let rule = "stepBeforeItsTime"
    #expect(whole.issues(in: small.circumstances).filter { $0.severity == .hard }.isEmpty)
    for step in AdmissionStep.allCases where step != .recognition {
      for field in [step.field] + step.needs.filter({ !$0.isPaper }).map(\.field) {
        var without = whole
        try without.set(field, to: .empty)
        if field == "second-mentor" { without.unionResolution = "" }
        let later = AdmissionStep.allCases.suffix(12 - step.number).filter { $0 != .certificate }
        let issues = without.issues(in: small.circumstances).filter { $0.rule == rule }
        #expect(issues.map(\.field) == later.map(\.field), "without \(field)")
        #expect(issues.allSatisfy { $0.arguments == [.field(field)] }, "without \(field)")
      }
    }
  }

  @Test func whatIsMissingIsToldBeforeTheNextStepIsTried() {
    var small = SmallCommune()
    small.addMembers()
    small.change(\.people, 211) { $0.birth = Self.day("2010-01-01") }
    var admission = AdmissionCase.reaching(.references)
    admission.hasOpinions = false
    #expect(admission.step == .references)
    #expect(
      admission.missing.map(\.field) == [
        "has-opinions", "cell-resolved", "cell-resolution", "votes-total", "votes-present",
        "votes-for",
      ])
    #expect(admission.missing.map(\.isPaper).prefix(2) == [true, false])
    #expect(admission.obstacles(in: small.circumstances).map(\.rule) == ["tooYoung"])
    #expect(admission.daysInStep(on: Self.day("2025-04-01")) == 12)
  }

  /// Fixture F16 on the other side: one day over 60 years by months needs the consent of the province.
  @Test func sixtyYearsAreCountedByMonths() {
    var small = SmallCommune()
    small.addMembers()
    var admission = AdmissionCase.reaching(.cellResolution)
    admission.cellResolved = Self.day("2025-04-03")
    for (birth, isRefused) in [("1965-04-03", false), ("1965-03-04", false), ("1965-03-03", true)] {
      small.change(\.people, 211) { $0.birth = Self.day(birth) }
      let rules = admission.issues(in: small.circumstances).map(\.rule)
      #expect(rules.contains("tooOldWithoutConsent") == isRefused, "\(birth)")
    }
  }

  /// A local decision comes before the shipped share, and the refusal names what it goes by.
  @Test func theShareOfVotesIsThatInForceOnTheDayOfTheVote() {
    var small = SmallCommune()
    small.addMembers()
    var admission = AdmissionCase.reaching(.cellResolution)
    admission.votesFor = 13
    func refusal() -> CommuneDomain.Issue? {
      admission.issues(in: small.circumstances).first { $0.rule == "votesTooFew" }
    }
    #expect(refusal()?.arguments == [.integer(13), .integer(21), .integer(14)])
    #expect(refusal()?.basis?.code == Limit.admissionVotes.rawValue)
    small.add(LocalRule.self, 251) {
      $0.rule = .admissionVotes
      $0.value = 1
      $0.outOf = 2
      $0.validFrom = Self.day("2025-04-03")
    }
    #expect(refusal() == nil)
    admission.cellResolved = Self.day("2025-04-02")
    #expect(refusal() != nil)
  }

  @Test func aCaseTakesItsCertificateAndVotersFromTheRegisters() {
    var small = SmallCommune()
    small.addMembers()
    small.add(TrainingClass.self, 231) { $0.kind = .partyAwareness }
    small.add(Enrolment.self, 232) {
      $0.class = ID(SmallCommune.id(231))
      $0.person = ID(SmallCommune.id(211))
      $0.certificate = "45/GCN"
      $0.certificateDate = Self.day("2024-12-20")
    }
    var admission = AdmissionCase.reaching(.cellResolution)
    admission.certificate = ""
    admission.certificateDate = nil
    admission.votesTotal = nil
    admission = admission.completed(in: small.circumstances)
    #expect(admission.certificate == "45/GCN")
    #expect(admission.certificateDate == Self.day("2024-12-20"))
    #expect(admission.votesTotal == 2)
    let enrolment = small.commune.enrolments.first
    #expect(enrolment?.expires(in: small.circumstances) == Self.day("2029-12-20"))
  }

  // MARK: - Numbers of members

  /// The end is the start and the gains without the losses, with the members behind each number.
  @Test func theEndIsTheStartWithWhatCameAndWithoutWhatLeft() {
    var small = SmallCommune()
    small.addMembers()
    small.addOfficialMember(204, joined: "2016-03-01")
    small.addOfficialMember(205, joined: "2014-07-01")
    func note(
      _ number: UInt64, _ member: UInt64, _ kind: MembershipEventKind, _ day: String
    ) {
      small.add(MembershipEvent.self, number) {
        $0.member = ID(SmallCommune.id(member))
        $0.kind = kind
        $0.date = Self.day(day)
      }
    }
    note(241, 204, .transferIn, "2026-02-10")
    note(242, 205, .transferOut, "2026-03-01")
    note(243, 205, .transferIn, "2026-09-01")
    small.change(\.members, 202) {
      $0.status = .deceased
      $0.statusSince = Self.day("2026-05-05")
    }
    let year = small.circumstances.figures.membershipChanges(
      in: .year(containing: SmallCommune.today))
    func ids(_ numbers: UInt64...) -> [RecordID] { numbers.map(SmallCommune.id) }
    #expect(year.start.ids == ids(201, 202, 205))
    #expect(year.gains[.admission]?.ids == ids(203))
    #expect(year.gains[.transfer]?.ids == ids(204, 205))
    #expect(year.losses[.deceased]?.ids == ids(202))
    #expect(year.losses[.transferredOut]?.ids == ids(205))
    #expect(year.end.ids == ids(201, 203, 204, 205))
    #expect(year.isBalanced)
    for month in Period.year(containing: SmallCommune.today).months {
      #expect(small.circumstances.figures.membershipChanges(in: month).isBalanced)
    }
  }

  /// One number of members wherever it is counted: by the register of members for those who are in it, by
  /// the cell in the register of people for the others.
  @Test func aPersonCountsByTheMemberRecordOnceThereIsOne() {
    var small = SmallCommune()
    func counted() -> [RecordID] {
      ControlFigure.members.count(in: small.commune, on: SmallCommune.today).ids
    }
    let before = counted()
    #expect(before == [21, 23, 24].map(SmallCommune.id))
    small.addMembers()
    #expect(counted() == before)
    small.change(\.members, 201) {
      $0.status = .expelled
      $0.statusSince = SmallCommune.today
    }
    #expect(counted() == [21, 23].map(SmallCommune.id))
    var meeting = Meeting(id: ID(SmallCommune.id(99)))
    meeting.body = .cell
    meeting.cell = ID(SmallCommune.id(5))
    #expect(meeting.expected(in: small.commune)?.ids == [21, 23].map(SmallCommune.id))
    small.change(\.members, 202) { $0.status = .exempt }
    #expect(meeting.expected(in: small.commune)?.ids == [SmallCommune.id(23)])
    #expect(counted() == [21, 23].map(SmallCommune.id))
  }

  /// Saves an event with what follows from it, as the form and the command line do.
  private static func enter(_ event: MembershipEvent, in small: inout SmallCommune) throws {
    let event = event.completed(in: small.circumstances)
    #expect(event.refusedConsequences(in: small.circumstances).isEmpty)
    try small.commune.apply(
      .creating(event) + event.consequences(in: small.circumstances))
    let rules = event.issues(in: small.circumstances).map(\.rule)
    #expect(!rules.contains("statusAgainstEvent"))
  }

  /// One entry is enough: the list of members, their number and the base of votes agree after each
  /// kind of event.
  @Test(arguments: MembershipEventKind.allCases) func oneEntryIsEnough(kind: MembershipEventKind)
    throws
  {
    var small = SmallCommune()
    small.addMembers()
    small.addOfficialMember(204, joined: "2016-03-01")
    var event = MembershipEvent(id: ID(SmallCommune.id(241)))
    event.member = ID(SmallCommune.id(204))
    event.kind = kind
    event.date = Self.day("2026-11-10")
    event.toCell = kind == .internalTransfer ? ID(SmallCommune.id(6)) : nil
    try Self.enter(event, in: &small)
    let cell = ID<PartyOrganisation>(SmallCommune.id(5))
    let listed = small.commune.members.filter {
      $0.cell == cell && $0.isHere && $0.status != .temporary
    }
    let figures = small.circumstances.figures.membershipChanges(
      in: .year(containing: SmallCommune.today)
    ) { $0 == cell }
    #expect(figures.isBalanced)
    #expect(listed.map(\.recordID) == figures.end.ids)
    let base = small.commune.officialMembers(of: cell, on: SmallCommune.today)
    #expect(listed.filter { $0.official != nil }.map(\.recordID) == base.ids)
    let stays = [.transferIn, .temporaryOut, .exemption].contains(kind)
    #expect(base.ids.contains(SmallCommune.id(204)) == stays)
    // The day before it was as it had been.
    let before = small.commune.officialMembers(of: cell, on: Self.day("2026-11-09"))
    #expect(before.count == (kind == .temporaryIn || kind == .transferIn ? 2 : 3))
    let dead = small.commune.people[ID(SmallCommune.id(214))]
    #expect((dead?.status == .deceased) == (kind == .death))
  }

  /// A transfer says nothing of where somebody lives, unless it says so.
  @Test(arguments: [(false, PersonStatus.present), (true, .left)])
  func whoIsTransferredMayMoveAwayInTheSameEntry(leavesToo: Bool, status: PersonStatus) throws {
    var small = SmallCommune()
    small.addMembers()
    small.addOfficialMember(204, joined: "2016-03-01")
    small.change(\.people, 214) { $0.status = .present }
    var event = MembershipEvent(id: ID(SmallCommune.id(241)))
    event.member = ID(SmallCommune.id(204))
    event.kind = .transferOut
    event.date = Self.day("2026-11-10")
    event.leavesToo = leavesToo
    try Self.enter(event, in: &small)
    let person = small.commune.people[ID(SmallCommune.id(214))]
    #expect(person?.status == status)
    #expect(person?.statusSince == (leavesToo ? Self.day("2026-11-10") : nil))
    #expect(small.commune.members[ID(SmallCommune.id(204))]?.status == .transferredOut)
  }

  /// A transfer within the commune leaves the past and the whole number as they were.
  @Test func whoMovesToAnotherCellLeavesThePastAsItWas() throws {
    var small = SmallCommune()
    small.addMembers()
    for (number, day, to) in [(UInt64(241), "2026-03-01", UInt64(6)), (242, "2026-09-01", 5)] {
      var event = MembershipEvent(id: ID(SmallCommune.id(number)))
      event.member = ID(SmallCommune.id(201))
      event.kind = .internalTransfer
      event.date = Self.day(day)
      event.toCell = ID(SmallCommune.id(to))
      try Self.enter(event, in: &small)
      #expect(small.commune.members[ID(SmallCommune.id(201))]?.cell == ID(SmallCommune.id(to)))
      #expect(small.commune.people[ID(SmallCommune.id(24))]?.cell == ID(SmallCommune.id(to)))
    }
    let moved = SmallCommune.id(201)
    for (day, cell) in [("2026-02-28", UInt64(5)), ("2026-03-01", 6), ("2026-08-31", 6)] {
      for other: UInt64 in 5...6 {
        let base = small.commune.officialMembers(
          of: ID(SmallCommune.id(other)), on: Self.day(day))
        #expect(base.ids.contains(moved) == (other == cell), "\(day)")
      }
    }
    let year = Period.year(containing: SmallCommune.today)
    let figures = small.circumstances.figures
    let first = figures.membershipChanges(in: year) { $0 == ID(SmallCommune.id(5)) }
    #expect(first.start.ids.contains(moved) && first.end.ids.contains(moved))
    #expect(first.movedOut.ids == [moved] && first.gains[.internalTransfer]?.ids == [moved])
    let second = figures.membershipChanges(in: year) { $0 == ID(SmallCommune.id(6)) }
    #expect(second.start.count == 0 && second.end.count == 0 && second.movedOut.ids == [moved])
    #expect(first.isBalanced && second.isBalanced)
    let whole = figures.membershipChanges(in: year)
    #expect(whole.movedOut.count == 0 && whole.gains[.internalTransfer] == nil)
  }

  // MARK: - Classes

  @Test func turnsAreNotPeople() {
    var small = SmallCommune()
    for number: UInt64 in 231...232 {
      small.add(TrainingClass.self, number) {
        $0.kind = .thematic
        $0.from = Self.day("2026-03-01")
      }
      for person: UInt64 in 21...23 {
        small.add(Enrolment.self, number * 10 + person) {
          $0.class = ID(SmallCommune.id(number))
          $0.person = ID(SmallCommune.id(person))
        }
      }
    }
    let figures = small.circumstances.figures.training(
      .thematic, in: .year(containing: SmallCommune.today))
    #expect(figures.turns == 6)
    #expect(figures.persons.count == 3)
  }
}
