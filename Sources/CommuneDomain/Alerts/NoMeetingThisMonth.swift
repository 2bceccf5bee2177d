extension AlertRule {
  /// A4: a cell or group has not met this month as often as it should.
  static let noMeetingThisMonth: [AlertRule] = [
    AlertRule(
      "A4", .notice, phrase: "A4.cells", of: \.partyOrganisations,
      remedy: .add(.meetings, field: "cell"), watching: [.referring(.meetings, field: "cell")]
    ) { cell, circumstances in
      cell.isCell && cell.exists(on: circumstances.today)
        ? circumstances.findingOfTooFewMeetings(.cell, cell.recordID) : nil
    },
    AlertRule(
      "A4", .notice, phrase: "A4.groups", of: \.groups,
      remedy: .add(.meetings, field: "group"), watching: [.referring(.meetings, field: "group")]
    ) { group, circumstances in
      group.exists(on: circumstances.today)
        ? circumstances.findingOfTooFewMeetings(.group, group.recordID) : nil
    },
  ]
}

extension Circumstances {
  fileprivate func findingOfTooFewMeetings(_ body: MeetingBody, _ host: RecordID) -> AlertFinding? {
    let month = Period.month(containing: today)
    guard let wanted = body.monthlyLimit.flatMap({ value(of: $0, on: today) }) else { return nil }
    let held = commune.related(\.meetings, body.rawValue, to: host).count { meeting in
      meeting.date.map { $0 <= today && month.contains($0) } ?? false
    }
    return held < wanted ? AlertFinding(due: month.to, [.integer(held), .integer(wanted)]) : nil
  }
}
