/// The meetings that cells and groups will hold in the rest of a year on their usual days.
///
/// A month in which a unit has met, or in which a meeting is entered already, is left alone; a day
/// on which offices are closed, or which is kept for something else, gives way to the next one in
/// the same month, or else to the last one before it.
package struct MeetingPlan: Hashable, Sendable {
  /// One meeting to come.
  package struct Entry: Hashable, Sendable {
    package let body: MeetingBody
    package let unit: RecordID
    package let date: CalendarDate
    /// The usual day, where the meeting could not stay there.
    package let movedFrom: CalendarDate?
  }

  /// A cell or group that meets every month.
  package struct Host: Hashable, Sendable {
    package let body: MeetingBody
    package let unit: RecordID

    package init(body: MeetingBody, unit: RecordID) {
      self.body = body
      self.unit = unit
    }
  }

  package let entries: [Entry]
  /// Units without a usual day, for which nothing can be laid out.
  package let withoutDay: [Host]

  package var moved: [Entry] { entries.filter { $0.movedFrom != nil } }

  /// - Parameters:
  ///   - units: Only these cells and groups; all of them when nil.
  package init(year: Int, units: Set<RecordID>? = nil, in circumstances: Circumstances) {
    var entries: [Entry] = []
    var withoutDay: [Host] = []
    for body in MeetingBody.monthly {
      for unit in body.hosts(in: circumstances.commune, on: circumstances.today).ids
      where units?.contains(unit) ?? true {
        guard let day = circumstances.meetingDay(body, unit) else {
          withoutDay.append(Host(body: body, unit: unit))
          continue
        }
        entries += circumstances.entries(body, unit, usually: day, in: year)
      }
    }
    self.entries = entries.sorted {
      ($0.date, $0.body.rawValue, $0.unit) < ($1.date, $1.body.rawValue, $1.unit)
    }
    self.withoutDay = withoutDay
  }

  /// The meetings as records, all in one change; time and place are those of the unit's last one.
  package func change(
    in circumstances: Circumstances, newID: () -> ID<Meeting>
  ) -> Change {
    var change = Change()
    var last: [RecordID: Meeting?] = [:]
    for entry in entries {
      let model = last[entry.unit] ?? circumstances.lastMeeting(entry.body, entry.unit)
      last[entry.unit] = model
      var meeting = Meeting(id: newID())
      meeting.body = entry.body
      switch entry.body {
      case .cell: meeting.cell = ID(entry.unit)
      case .group: meeting.group = ID(entry.unit)
      case .organisation: meeting.organisation = ID(entry.unit)
      case .residenceUnit: meeting.residenceUnit = ID(entry.unit)
      }
      meeting.kind = .regular
      meeting.date = entry.date
      meeting.time = model?.time ?? ""
      meeting.place = model?.place ?? ""
      meeting.chair = circumstances.usualChair(entry.body, entry.unit)
      change.operations += Change.creating(meeting).operations
    }
    return change
  }
}

extension Circumstances {
  fileprivate func entries(
    _ body: MeetingBody, _ unit: RecordID, usually day: Int, in year: Int
  ) -> [MeetingPlan.Entry] {
    let taken = Set(
      commune.related(\.meetings, body.rawValue, to: unit).compactMap(\.date)
        .map { Period.month(containing: $0) })
    return (1...12).compactMap { number in
      guard let first = CalendarDate(year: year, month: number, day: 1) else { return nil }
      let month = Period.month(containing: first)
      guard !taken.contains(month), let usual = month.day(day), usual > today,
        let date = dayToMeet(usual, in: month)
      else { return nil }
      return MeetingPlan.Entry(
        body: body, unit: unit, date: date, movedFrom: date == usual ? nil : usual)
    }
  }

  /// The day itself, or the nearest one in its month on which a unit can meet, later ones first.
  private func dayToMeet(_ usual: CalendarDate, in month: Period) -> CalendarDate? {
    let later = (0..<31).map { usual.adding(days: $0) }.filter(month.contains)
    let earlier = (1..<31).map { usual.adding(days: -$0) }
      .filter { month.contains($0) && $0 > today }
    return (later + earlier).first(where: isOpenToUnits)
  }

  /// Whether a unit may meet: no holiday, and not kept for something else.
  private func isOpenToUnits(_ date: CalendarDate) -> Bool {
    !limits.holidays.contains(date)
      && rules(keeping: date).allSatisfy { $0.purpose?.suits(.unitMeeting, of: nil) ?? true }
  }

  fileprivate func lastMeeting(_ body: MeetingBody, _ unit: RecordID) -> Meeting? {
    commune.related(\.meetings, body.rawValue, to: unit)
      .max { ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID) }
  }

  fileprivate func usualChair(_ body: MeetingBody, _ unit: RecordID) -> ID<Person>? {
    switch body {
    case .cell: commune.partyOrganisations[ID(unit)]?.secretary
    case .group: commune.groups[ID(unit)]?.leader
    case .organisation: commune.partyOrganisations[ID(unit)]?.secretary
    case .residenceUnit: commune.residenceUnits[ID(unit)]?.head
    }
  }
}
