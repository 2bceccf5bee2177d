/// How many of one kind are "excellent" in an organisation beside those that are "good".
package struct ExcellentCount: Hashable, Sendable {
  package let subject: ClassificationSubject
  package let excellent: Int
  package let good: Int
  /// How many may be "excellent".
  package let most: Int
}

extension Circumstances {
  /// How many are "excellent" in an organisation where they are more than may be: those of the newest
  /// year or quarter of which it has any, this year or the last; nil while there are not too many.
  package func excessOfExcellent(in organisation: PartyOrganisation) -> ExcellentCount? {
    let below = commune.related(\.partyOrganisations, "parent", to: organisation.recordID)
    var ofOrganisations: [ClassifiedPeriod: LevelCount] = [:]
    for below in below {
      for classification in commune.related(
        \.classifications, "organisation", to: below.recordID)
      {
        guard let period = ClassifiedPeriod(classification) else { continue }
        ofOrganisations[period, default: LevelCount()].add(classification.level, 1)
      }
    }
    return excess(.organisation, ofOrganisations)
      ?? excess(.member, commune.memberLevels(in: organisation))
  }

  /// The newest period of which too many are "excellent"; of two that end on the same day the longer.
  private func excess(
    _ subject: ClassificationSubject, _ counts: [ClassifiedPeriod: LevelCount]
  ) -> ExcellentCount? {
    let recent = counts.filter { $0.key.year >= today.year - 1 && $0.value.excellent > 0 }
      .map { (period: $0.key, end: $0.key.lastDay ?? today, count: $0.value) }
      .sorted { $0.end == $1.end ? $1.period.rank < $0.period.rank : $1.end < $0.end }
    for (_, end, count) in recent {
      guard let share = row(of: .excellentCap, on: min(end, today)) else { continue }
      let most = count.good * share.value / (share.outOf ?? 100)
      if count.excellent > most {
        return ExcellentCount(
          subject: subject, excellent: count.excellent, good: count.good, most: most)
      }
    }
    return nil
  }
}
