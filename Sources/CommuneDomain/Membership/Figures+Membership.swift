/// How the number of members changed in a period, each number with the members behind it; the end is
/// the start and the gains without the losses.
package struct MembershipChanges: Hashable, Sendable {
  package let start: RecordSet
  package let gains: [MemberEntry: RecordSet]
  package let losses: [MemberStatus: RecordSet]
  package let end: RecordSet

  /// Everyone who came.
  package var gained: RecordSet {
    RecordSet(.members, MemberEntry.allCases.flatMap { gains[$0]?.ids ?? [] })
  }

  /// Everyone who left.
  package var lost: RecordSet {
    RecordSet(.members, MemberStatus.allCases.flatMap { losses[$0]?.ids ?? [] })
  }

  /// Whether the end is what start, gains and losses make.
  package var isBalanced: Bool { start.count + gained.count - lost.count == end.count }
}

extension Figures {
  /// How the number of members changed in a period, up to today.
  ///
  /// - Parameter isCounted: Only members of these cells; all by default.
  package func membershipChanges(
    in period: Period, where isCounted: (Member) -> Bool = { _ in true }
  ) -> MembershipChanges {
    let last = min(period.to ?? today, today)
    let before = (period.from ?? last).adding(days: -1)
    var start: [RecordID] = []
    var end: [RecordID] = []
    var gains: [MemberEntry: [RecordID]] = [:]
    var losses: [MemberStatus: [RecordID]] = [:]
    for member in commune.members where isCounted(member) {
      for stint in member.stints(in: commune) {
        let id = member.recordID
        let beganBefore = stint.from.map { $0 <= before } ?? true
        let began = stint.from.map { $0 <= last } ?? true
        let endedBefore = stint.to.map { $0 <= before } ?? false
        let ended = stint.to.map { $0 <= last } ?? false
        if beganBefore, !endedBefore { start.append(id) }
        if began, !beganBefore { gains[stint.entry, default: []].append(id) }
        if ended, !endedBefore, let exit = stint.exit { losses[exit, default: []].append(id) }
        if began, !ended { end.append(id) }
      }
    }
    return MembershipChanges(
      start: RecordSet(.members, start),
      gains: gains.mapValues { RecordSet(.members, $0) },
      losses: losses.mapValues { RecordSet(.members, $0) },
      end: RecordSet(.members, end))
  }
}
