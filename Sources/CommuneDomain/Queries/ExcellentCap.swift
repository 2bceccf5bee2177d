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
    let ofOrganisations = below.flatMap { below in
      commune.related(\.classifications, "organisation", to: below.recordID)
    }
    if let excess = excess(.organisation, ofOrganisations) { return excess }
    guard !below.isEmpty || (organisation.parent == nil && organisation.isCell) else { return nil }
    let people = commune.peopleClassified(in: organisation)
    guard !people.isEmpty else { return nil }
    let ofMembers = commune.classifications.filter { classification in
      classification.subject == .member && classification.year ?? 0 >= today.year - 1
        && classification.person.map(people.contains) ?? false
    }
    return excess(.member, ofMembers)
  }

  private func excess(_ subject: ClassificationSubject, _ all: [Classification]) -> ExcellentCount?
  {
    var rest = all.filter { $0.year.map { $0 >= today.year - 1 } ?? false }
    while let newest = rest.max(by: { ($0.span?.to ?? today) < ($1.span?.to ?? today) }) {
      let same = rest.filter { $0.isOfSamePeriod(as: newest) }
      rest.removeAll { $0.isOfSamePeriod(as: newest) }
      let good = same.count { $0.level == .good }
      let excellent = same.count { $0.level == .excellent }
      guard let share = row(of: .excellentCap, on: min(newest.span?.to ?? today, today)) else {
        continue
      }
      let most = good * share.value / (share.outOf ?? 100)
      if excellent > most {
        return ExcellentCount(subject: subject, excellent: excellent, good: good, most: most)
      }
    }
    return nil
  }
}
