/// How the number of members changed in a period, each number with the members behind it; the end is
/// the start and the gains without the losses.
package struct MembershipChanges: Hashable, Sendable {
  package let start: RecordSet
  package let gains: [MemberEntry: RecordSet]
  package let losses: [MemberStatus: RecordSet]
  /// Those who went on to a cell of the commune that is not counted here.
  package let movedOut: RecordSet
  package let end: RecordSet

  /// Everyone who came.
  package var gained: RecordSet {
    RecordSet(.members, MemberEntry.allCases.flatMap { gains[$0]?.ids ?? [] })
  }

  /// Everyone who left.
  package var lost: RecordSet {
    RecordSet(.members, MemberStatus.allCases.flatMap { losses[$0]?.ids ?? [] } + movedOut.ids)
  }

  /// Whether the end is what start, gains and losses make.
  package var isBalanced: Bool { start.count + gained.count - lost.count == end.count }
}

extension Figures {
  /// How the number of members changed in a period, up to today.
  ///
  /// - Parameter isCounted: Only members of these cells; all by default. A transfer between cells of
  ///   the commune is a gain and a loss where only one of the two is counted.
  package func membershipChanges(
    in period: Period, where isCounted: (ID<PartyOrganisation>?) -> Bool = { _ in true }
  ) -> MembershipChanges {
    let last = min(period.to ?? today, today)
    let before = (period.from ?? last).adding(days: -1)
    var start: [RecordID] = []
    var end: [RecordID] = []
    var gains: [MemberEntry: [RecordID]] = [:]
    var losses: [MemberStatus: [RecordID]] = [:]
    var movedOut: [RecordID] = []
    for member in commune.members {
      for stint in member.stints(in: commune, where: isCounted) {
        let id = member.recordID
        let beganBefore = stint.from.map { $0 <= before } ?? true
        let began = stint.from.map { $0 <= last } ?? true
        let endedBefore = stint.to.map { $0 <= before } ?? false
        let ended = stint.to.map { $0 <= last } ?? false
        if beganBefore, !endedBefore { start.append(id) }
        if began, !beganBefore { gains[stint.entry, default: []].append(id) }
        if ended, !endedBefore, let exit = stint.exit { losses[exit, default: []].append(id) }
        if ended, !endedBefore, stint.goesOn { movedOut.append(id) }
        if began, !ended { end.append(id) }
      }
    }
    return MembershipChanges(
      start: RecordSet(.members, start),
      gains: gains.mapValues { RecordSet(.members, $0) },
      losses: losses.mapValues { RecordSet(.members, $0) },
      movedOut: RecordSet(.members, movedOut), end: RecordSet(.members, end))
  }
}
