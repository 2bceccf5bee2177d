internal import CommuneDomain

extension CommuneBuilder {
  /// Those who lead in each residence unit: heads, Front work, militia and security; a few are no
  /// members, and all of those but one have been looked at.
  mutating func electHeads() {
    var random = random(for: "head-terms")
    var identifiers = identifiers(for: .headTerms)
    for unit in units.indices {
      for role in HeadRole.allCases {
        var term = HeadTerm(id: identifiers.next(on: opening.adding(days: 30)))
        let isEnding = unit == 0 && role == .militiaHead
        let elected =
          isEnding
          ? today.adding(days: 30).adding(months: -30)
          : opening.adding(days: random.below(20))
        term.residenceUnit = units[unit].id
        term.role = role
        term.person = leader(role, of: unit)
        term.elected = elected
        term.from = elected.adding(days: 10)
        term.to = term.from?.adding(months: 30).adding(days: -1)
        term.decision = "\(unit + 1)-QĐ/UBND"
        if role == .head {
          let households = householdsOfUnit[unit].count
          term.households = households
          term.present = households * random.number(in: 76...92) / 100
          term.votes = (term.present ?? 0) * random.number(in: 85...98) / 100
        }
        commune.headTerms.insert(term)
      }
    }
    reviewHeads()
  }

  /// A leader of a group who is no member does the Front's work where there is one.
  private func leader(_ role: HeadRole, of unit: Int) -> ID<Person> {
    let members = membersOfCell[unit]
    switch role {
    case .head: return people[members[1]].id
    case .frontWorkHead:
      let known = Set(people.lazy.filter { $0.cell != nil }.map(\.id))
      let leaders = groups.indices.filter { unitOfGroup[$0] == unit }
        .compactMap { groups[$0].leader }
      let outsider = unit.isMultiple(of: 4) ? leaders.first { !known.contains($0) } : nil
      return outsider ?? people[members[2 % members.count]].id
    case .militiaHead: return people[members[3 % members.count]].id
    case .securityHead: return people[members[4 % members.count]].id
    }
  }

  private mutating func reviewHeads() {
    var identifiers = identifiers(for: .headReviews)
    let members = Set(people.lazy.filter { $0.cell != nil }.map(\.id))
    let outsiders = commune.headTerms.filter { term in
      term.person.map { !members.contains($0) } ?? false
    }
    // The last one is left for the reader to look at, unless there is no other.
    for (place, term) in outsiders.enumerated()
    where place < outsiders.count - 1 || outsiders.count == 1 {
      var review = HeadReview(id: identifiers.next(on: today.adding(days: -60)))
      review.term = term.id
      review.date = today.adding(days: -60)
      review.health = .sufficient
      review.eligible = place.isMultiple(of: 2) ? .eligible : .ineligible
      if review.eligible == .eligible {
        review.mentor = units.indices.first { units[$0].id == term.residenceUnit }
          .map { people[membersOfCell[$0][0]].id }
        review.awarenessClass = "Lớp bồi dưỡng nhận thức về Đảng, đợt 2"
      } else {
        review.arrangement = .untilEndOfTerm
      }
      commune.headReviews.insert(review)
    }
  }
}
