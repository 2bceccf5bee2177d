internal import CommuneDomain
internal import SampleCommune

/// Friday 20 November 2026.
let today = CalendarDate(dayNumber: 20_777)

/// The limits that the sample asks for, without holidays.
let limits: LimitTable = {
  let values: [(Limit, Int)] = [
    (.assignmentMinimumMonths, 24), (.recommendationWorkingDays, 10),
    (.poorHouseholdVisitsPerQuarter, 1), (.cellMeetingsPerMonth, 1), (.groupMeetingsPerMonth, 1),
    (.receptionDaysPerMonth, 2), (.opinionWorkingDays, 10), (.reportDueDay, 5),
  ]
  let rows = values.map { limit, value in
    LimitTable.Row(
      code: limit.rawValue, value: value, legalBasis: "test",
      validFrom: CalendarDate(dayNumber: 0), validTo: nil, isVerified: true)
  }
  return LimitTable(rows: rows, holidays: [])
}()

let usual = SampleCommune(today: today).make(limits: limits)

extension Commune {
  /// Groups without anyone who acts under an assignment today.
  var uncoveredGroups: [SelfManagedGroup] {
    let covered = Set(self.assignments.filter { $0.isActive(on: today, in: self) }.map(\.target))
    return self.groups.filter { !covered.contains($0.recordID) }
  }

  func covers(_ level: AssignmentLevel, _ targets: some Sequence<RecordID>) -> Bool {
    let covered = Set(
      self.assignments.filter { $0.level == level && $0.isActive(on: today, in: self) }.map(
        \.target))
    return targets.allSatisfy { covered.contains($0) }
  }

  func visitedThisQuarter() -> Set<RecordID> {
    let recent = self.visits.filter {
      $0.date?.year == today.year && $0.date?.quarter == today.quarter
    }
    return Set(recent.compactMap { $0.household?.raw })
  }

  func meetingsThisMonth(_ body: MeetingBody) -> Int {
    Set(
      self.meetings.filter {
        $0.body == body && $0.date?.year == today.year && $0.date?.month == today.month
      }
      .compactMap { $0.host?.id }
    )
    .count
  }

  /// Every field of every record, to compare two communes.
  func contents() -> [[[FieldAssignment]]] {
    Self.registers.map { register in
      register.ids(in: self).compactMap { register.record($0, in: self)?.assignments }
    }
  }

  func identifiers() -> [[RecordID]] { Self.registers.map { $0.ids(in: self) } }

  func issues(_ limits: LimitTable, _ today: CalendarDate) -> [Issue] {
    let circumstances = Circumstances(commune: self, limits: limits, today: today)
    return Self.registers.flatMap { register in
      register.ids(in: self).flatMap {
        register.record($0, in: self)?.issues(in: circumstances) ?? []
      }
    }
  }
}
