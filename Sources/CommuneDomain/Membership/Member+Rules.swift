extension Member {
  static let dateRules: [RecordRule<Member>] = [
    .hard("dateInFuture", at: "decision-date") { future($0.decisionDate, $1) },
    .hard("dateInFuture", at: "joined") { future($0.joined, $1) },
    .hard("dateInFuture", at: "official") { future($0.official, $1) },
    .hard("dateInFuture", at: "status-since") { future($0.statusSince, $1) },
    .hard("decidedBeforeBirth", at: "decision-date") { member, circumstances in
      guard let birth = member.person.flatMap({ circumstances.commune.people[$0]?.birth }),
        let decided = member.decisionDate, decided <= birth
      else { return nil }
      return [.date(decided), .date(birth)]
    },
    .soft("admittedUnderAge", at: "decision-date", under: .admissionLeastAge) {
      member, circumstances in
      guard let birth = member.person.flatMap({ circumstances.commune.people[$0]?.birth }),
        let decided = member.decisionDate, decided > birth,
        let years = circumstances.value(of: .admissionLeastAge, on: decided),
        circumstances.ageInMonths(birth, on: decided.latestDay) < years * 12
      else { return nil }
      return [.date(birth), .date(decided), .integer(years)]
    },
    .hard("ceremonyBeforeDecision", at: "joined") { member, _ in
      dates(member.decisionDate, inOrderWith: member.joined)
    },
    .hard("officialTooEarly", at: "official", under: .probationMonths) { member, circumstances in
      guard let official = member.official else { return nil }
      // The ceremony may not be known; it is never before the decision.
      guard let beginning = member.joined ?? member.wholeDecisionDate(before: official),
        let end = circumstances.probationEnd(after: beginning), official < end
      else { return nil }
      return [.date(beginning), .date(end)]
    },
    .hard("endBeforeBeginning", at: "exempt-to") { member, _ in
      dates(member.exemptFrom, inOrderWith: member.exemptTo)
    },
    .hard("leftBeforeJoining", at: "status-since") { member, _ in
      dates(member.joined ?? member.decisionDate, inOrderWith: member.statusSince)
    },
    .soft("officialNotAtEndOfProbation", at: "official", under: .probationMonths) {
      member, circumstances in
      guard let joined = member.joined, joined.isWholeDay, let official = member.official,
        official.isWholeDay, let end = circumstances.probationEnd(after: joined), official > end
      else { return nil }
      return [.date(official), .date(end)]
    },
    .soft("statusAgainstOfficialDate", at: "official") { member, _ in
      switch member.status {
      case .probationary: member.official == nil ? nil : []
      case .official, .exempt: member.official == nil ? [] : nil
      default: nil
      }
    },
    .soft("cardDigits", at: "card", under: .cardDigits) { member, circumstances in
      guard !member.card.isEmpty,
        let digits = circumstances.value(of: .cardDigits, on: circumstances.today),
        member.card.utf8.count != digits || !member.card.utf8.allSatisfy({ (48...57).contains($0) })
      else { return nil }
      return [.integer(digits)]
    },
  ]

  static let placeRules: [RecordRule<Member>] = [
    .hard("memberTwice", at: "person") { member, circumstances in
      member.otherMembership(in: circumstances) { $0.cell == member.cell }
    },
    .hard("memberInTwoCells", at: "cell") { member, circumstances in
      member.otherMembership(in: circumstances) { $0.cell != member.cell }
    },
    .hard("notACell", at: "cell") { $1.notACell($0.cell) },
    .hard("notAResidentialCell", at: "residence-cell") { member, circumstances in
      guard let cell = member.residenceCell,
        let kind = circumstances.commune.partyOrganisations[cell]?.kind, kind != .residentialCell
      else { return nil }
      return [.record(.partyOrganisations, cell.raw)]
    },
    .soft("cellOfPersonDiffers", at: "cell") { member, circumstances in
      guard member.isHere, let cell = member.cell,
        let known = member.person.flatMap({ circumstances.commune.people[$0]?.cell }),
        known != cell
      else { return nil }
      return [.record(.partyOrganisations, known.raw)]
    },
    .soft("exemptionOver", at: "exempt-to") { member, circumstances in
      guard member.status == .exempt, let end = member.exemptTo, end < circumstances.today else {
        return nil
      }
      return [.date(end)]
    },
    .soft("memberNotPresent", at: "status") { member, circumstances in
      guard member.isHere, let person = member.person.flatMap({ circumstances.commune.people[$0] }),
        !person.isPresent(on: circumstances.today)
      else { return nil }
      return [.record(.people, person.recordID)]
    },
  ]

  /// The day of the decision, where both days are known as days.
  private func wholeDecisionDate(before official: CalendarDate) -> CalendarDate? {
    guard official.isWholeDay, let decisionDate, decisionDate.isWholeDay else { return nil }
    return decisionDate
  }

  /// Another record under which the person is a member here as well.
  private func otherMembership(
    in circumstances: Circumstances, where test: (Member) -> Bool
  ) -> [Issue.Argument]? {
    guard isHere, !isGuest, let person else { return nil }
    return circumstances.members(of: person)
      .first { $0.id != id && $0.isHere && !$0.isGuest && test($0) }
      .map { [.record(.members, $0.recordID)] }
  }
}

extension Circumstances {
  /// The argument of the sentence "is no cell"; nil where it is one, or nothing is known of it.
  func notACell(_ cell: ID<PartyOrganisation>?) -> [Issue.Argument]? {
    guard let cell, let organisation = commune.partyOrganisations[cell], organisation.kind != nil,
      !organisation.isCell
    else { return nil }
    return [.record(.partyOrganisations, cell.raw)]
  }
}
