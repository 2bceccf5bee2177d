/// How somebody becomes a member of the Party: twelve steps with their papers, votes and dates.
///
/// Of the examination of a candidate's history only its number is kept (Law 91/2025/QH15).
package struct AdmissionCase: Entity {
  package let id: ID<Self>
  package var candidate: ID<Person>?
  package var cell: ID<PartyOrganisation>?
  package var source: RecruitSource?
  package var referredBy: ReferringOrganisation?
  package var hasDiploma = false
  package var consent = ""
  package var leftParty: CalendarDate?
  package var recordCleared: CalendarDate?
  package var introduced: CalendarDate?
  package var listed: CalendarDate?
  package var listedResolution = ""
  package var firstMentor: ID<Member>?
  package var secondMentor: ID<Member>?
  package var firstKnownSince: CalendarDate?
  package var secondKnownSince: CalendarDate?
  package var certificate = ""
  package var certificateDate: CalendarDate?
  package var applied: CalendarDate?
  package var hasApplication = false
  package var hasHistory = false
  package var vetting = ""
  package var recommended: CalendarDate?
  package var hasMentorLetters = false
  package var unionResolution = ""
  package var hasOpinions = false
  package var cellResolved: CalendarDate?
  package var cellResolution = ""
  package var votesTotal: Int?
  package var votesPresent: Int?
  package var votesFor: Int?
  package var committeeResolved: CalendarDate?
  package var committeeResolution = ""
  package var decided: CalendarDate?
  package var decision = ""
  package var ceremony: CalendarDate?
  package var newMemberClass = ""
  package var newMemberClassDate: CalendarDate?
  package var hasSelfReview = false
  package var hasRemarks = false
  package var reviewed: CalendarDate?
  package var confirmed: CalendarDate?
  package var confirmation = ""
  package var confirmTotal: Int?
  package var confirmPresent: Int?
  package var confirmFor: Int?
  package var recognised: CalendarDate?
  package var recognition = ""
  package var ended: CalendarDate?
  package var endReason: AdmissionEndReason?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    let name = shortTitle(in: commune)
    guard let cell = cell.flatMap({ commune.partyOrganisations[$0]?.name }) else { return name }
    return "\(name) (\(cell))"
  }

  package func shortTitle(in commune: Commune) -> String {
    candidate.flatMap { commune.people[$0]?.name } ?? ""
  }

  package static let schema = Schema<AdmissionCase>(
    .admissions,
    fields: candidateFields + preparationFields + resolutionFields + probationFields,
    derived: derivedFields,
    rules: conditionRules + mentorRules + stepRules + voteRules + lateRules,
    complete: { admission, circumstances in admission.complete(circumstances) },
    consequences: { admission, circumstances in admission.consequences(in: circumstances) })

  /// Mentors are chosen among the official members.
  private static let isOfficialMember: @Sendable (RecordID, Circumstances) -> Bool = {
    $1.commune.members[ID($0)]?.isOfficial(on: $1.today) ?? false
  }

  private static let candidateFields: [Field<AdmissionCase>] = [
    .reference("candidate", \.candidate, to: .people).required().column().searched(),
    .reference("cell", \.cell, to: .partyOrganisations).required().persistent().column()
      .searched(),
    .choice("source", \.source).column(),
    .choice("referred-by", \.referredBy),
    .flag("has-diploma", \.hasDiploma),
    .text("consent", \.consent, .line(60)),
    .date("left-party", \.leftParty),
    .date("record-cleared", \.recordCleared).applies { $0.leftParty != nil },
    .date("introduced", \.introduced).required().initially(.today),
    .date("listed", \.listed),
    .text("listed-resolution", \.listedResolution, .line(60)),
    .reference("first-mentor", \.firstMentor, to: .members).searched().offering(isOfficialMember),
    .reference("second-mentor", \.secondMentor, to: .members).searched().offering(isOfficialMember),
  ]

  private static let preparationFields: [Field<AdmissionCase>] = [
    .date("certificate-date", \.certificateDate),
    .text("certificate", \.certificate, .line(40)).searched(),
    .date("applied", \.applied),
    .flag("has-application", \.hasApplication),
    .flag("has-history", \.hasHistory),
    .text("vetting", \.vetting, .line(60)),
    .date("recommended", \.recommended),
    .flag("has-mentor-letters", \.hasMentorLetters),
    .text("union-resolution", \.unionResolution, .line(60)),
    .flag("has-opinions", \.hasOpinions),
    .date("first-known-since", \.firstKnownSince, .yearAllowed)
      .applies { $0.firstMentor != nil },
    .date("second-known-since", \.secondKnownSince, .yearAllowed)
      .applies { $0.secondMentor != nil },
  ]

  private static let resolutionFields: [Field<AdmissionCase>] = [
    .date("cell-resolved", \.cellResolved),
    .text("cell-resolution", \.cellResolution, .line(60)),
    .integer("votes-total", \.votesTotal, in: 0...1_000),
    .integer("votes-present", \.votesPresent, in: 0...1_000),
    .integer("votes-for", \.votesFor, in: 0...1_000),
    .date("committee-resolved", \.committeeResolved),
    .text("committee-resolution", \.committeeResolution, .line(60)),
    .date("decided", \.decided),
    .text("decision", \.decision, .line(60)).searched(),
    .date("ceremony", \.ceremony),
  ]

  private static let probationFields: [Field<AdmissionCase>] = [
    .date("reviewed", \.reviewed),
    .date("new-member-class-date", \.newMemberClassDate),
    .text("new-member-class", \.newMemberClass, .line(40)),
    .flag("has-self-review", \.hasSelfReview),
    .flag("has-remarks", \.hasRemarks),
    .date("confirmed", \.confirmed),
    .text("confirmation", \.confirmation, .line(60)),
    .integer("confirm-total", \.confirmTotal, in: 0...1_000),
    .integer("confirm-present", \.confirmPresent, in: 0...1_000),
    .integer("confirm-for", \.confirmFor, in: 0...1_000),
    .date("recognised", \.recognised),
    .text("recognition", \.recognition, .line(60)),
    .date("ended", \.ended),
    .choice("end-reason", \.endReason).required().applies { $0.ended != nil },
  ]

  private static let derivedFields: [DerivedField<AdmissionCase>] = [
    DerivedField("step", .choice(AdmissionStep.keys), isColumn: true) { admission, _ in
      admission.step.map { .choice($0.rawValue) } ?? .empty
    },
    DerivedField("days-in-step", .integer(0...100_000), isColumn: true) {
      admission, circumstances in
      admission.daysInStep(on: circumstances.today).map(FieldValue.integer) ?? .empty
    },
    DerivedField("missing", .integer(0...100), isColumn: true) { admission, _ in
      admission.isOpen ? .integer(admission.missing.count) : .empty
    },
    DerivedField("certificate-end", .date(.day)) { admission, circumstances in
      admission.certificateEnd(in: circumstances).map(FieldValue.date) ?? .empty
    },
    DerivedField("probation-end", .date(.day)) { admission, circumstances in
      admission.ceremony.flatMap { circumstances.probationEnd(after: $0) }
        .map(FieldValue.date) ?? .empty
    },
    DerivedField("review-end", .date(.day)) { admission, circumstances in
      admission.ceremony.flatMap { circumstances.reviewEnd(after: $0) }
        .map(FieldValue.date) ?? .empty
    },
  ]
}

extension RegisterKey {
  package static let admissions = RegisterKey("admissions")
}

/// Where candidates come from (article 3.13).
package enum RecruitSource: String, Choice {
  case unitHead = "unit-head"
  case officer
  case health
  case teacher
  case pupil
  case unionLeader = "union-leader"
  case demobilised
  case graduate
  case worker
  case farmer
  case other
}

/// The organisation that found and introduced a candidate (article 3.15).
package enum ReferringOrganisation: String, Choice {
  case youthUnion = "youth-union"
  case women
  case farmers
  case veterans
  case front
  case tradeUnion = "trade-union"
}

/// Why a case ended before recognition.
package enum AdmissionEndReason: String, Choice {
  case withdrawn
  case notApproved = "not-approved"
  case movedAway = "moved-away"
  case struckOff = "struck-off"
  case deceased
}
