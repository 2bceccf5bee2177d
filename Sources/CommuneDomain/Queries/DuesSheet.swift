/// The dues of one cell in one year: its members, and what the book holds of each month.
package struct DuesSheet: Sendable {
  /// One member's month.
  package struct Spot: Hashable, Sendable {
    package let member: RecordID
    /// 1 to 12.
    package let month: Int

    package init(member: RecordID, month: Int) {
      self.member = member
      self.month = month
    }
  }

  package let cell: ID<PartyOrganisation>
  package let year: Int
  /// Those who belong to the cell, and those who left it in that year or later; by age of their records.
  package let members: [RecordID]
  package let records: [Spot: Dues]

  package init(of cell: ID<PartyOrganisation>, year: Int, in commune: Commune) {
    self.cell = cell
    self.year = year
    var members: [RecordID] = []
    var records: [Spot: Dues] = [:]
    for member in commune.related(\.members, "cell", to: cell.raw) {
      let dues = commune.related(\.dues, "member", to: member.recordID)
        .filter { $0.month?.year == year && $0.month?.month != nil }
      guard member.isHere || !dues.isEmpty || member.statusSince.map({ $0.year >= year }) ?? false
      else { continue }
      members.append(member.recordID)
      for record in dues {
        // Of two for one month, which a merge of copies may leave, the first is shown.
        let spot = Spot(member: member.recordID, month: record.month?.month ?? 0)
        if records[spot] == nil { records[spot] = record }
      }
    }
    self.members = members
    self.records = records
  }

  package func day(of month: Int) -> CalendarDate? { CalendarDate(year: year, month: month) }

  /// Whether the member belonged to the Party here in that month, so that it has to be paid.
  package func isOwed(_ spot: Spot, in commune: Commune) -> Bool {
    guard let member = commune.members[ID(spot.member)], let month = day(of: spot.month) else {
      return false
    }
    if let joined = member.joined ?? member.decisionDate, month.latestDay < joined.earliestDay {
      return false
    }
    if let left = member.statusSince, member.status?.isGone ?? false, left < month.earliestDay {
      return false
    }
    return true
  }
}

/// What is said of one member's month.
package struct DuesMark: Hashable, Sendable {
  package var status: DuesStatus
  package var amount: Int?
  package var paid: CalendarDate?

  package init(_ status: DuesStatus, amount: Int? = nil, paid: CalendarDate? = nil) {
    self.status = status
    self.amount = amount
    self.paid = paid
  }
}

extension Dues {
  /// Nil while nothing is said.
  package var mark: DuesMark? {
    get { status.map { DuesMark($0, amount: amount, paid: paid) } }
    set {
      status = newValue?.status
      amount = newValue?.amount
      paid = newValue?.paid
    }
  }
}

/// How many have paid, owe, are exempt, and what was paid together.
package struct DuesFigures: Hashable, Sendable {
  package private(set) var paid = 0
  package private(set) var unpaid = 0
  package private(set) var exempt = 0
  package private(set) var amount = 0

  package init(_ marks: some Sequence<DuesMark>) {
    for mark in marks {
      switch mark.status {
      case .paid:
        paid += 1
        amount += mark.amount ?? 0
      case .unpaid: unpaid += 1
      case .exempt: exempt += 1
      }
    }
  }
}
