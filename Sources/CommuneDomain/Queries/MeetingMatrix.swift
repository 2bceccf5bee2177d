internal import VietnameseText

/// Twelve months of meetings at a glance: what is not recorded is blank, and never nothing.
package struct MeetingMatrix: Equatable, Sendable {
  /// What one row is about in one month.
  package enum Mark: Equatable, Sendable {
    /// No meeting stands in the book.
    case blank
    /// A meeting was held, but nobody recorded who was there.
    case unrecorded
    /// So many of so many were there.
    case recorded(present: Int, required: Int)
  }

  package struct Entry: Equatable, Sendable {
    package let mark: Mark
    /// The meetings of the month, oldest first.
    package let meetings: RecordSet
  }

  package struct Row: Equatable, Sendable {
    /// A cell or group, or a cadre.
    package let register: RegisterKey
    package let id: RecordID
    /// One for each month.
    package let entries: [Entry]

    /// All months together.
    package var total: Mark {
      entries.map(\.mark).reduce(.blank) { $0.adding($1) }
    }
  }

  /// The first days of the months, oldest first.
  package let months: [CalendarDate]
  package let rows: [Row]

  package init(months: [CalendarDate], rows: [Row]) {
    self.months = months
    self.rows = rows
  }
}

extension MeetingMatrix.Mark {
  fileprivate func adding(_ other: Self) -> Self {
    switch (self, other) {
    case (.recorded(let present, let required), .recorded(let more, let further)):
      .recorded(present: present + more, required: required + further)
    case (.recorded, _): self
    case (_, .recorded): other
    case (.unrecorded, _), (_, .unrecorded): .unrecorded
    case (.blank, .blank): .blank
    }
  }

  /// The share in hundredths of a percent, rounded half up; nil where nothing is recorded.
  package var hundredths: Int? {
    guard case .recorded(let present, let required) = self, required > 0 else { return nil }
    return (present * 20_000 + required) / (2 * required)
  }
}

extension Figures {
  /// The first days of the twelve months that end with the one of a day.
  package func twelveMonths(upTo day: CalendarDate) -> [CalendarDate] {
    guard let first = Period.month(containing: day).from else { return [] }
    return (-11...0).map { first.adding(months: $0) }
  }

  /// The meetings of all cells or groups in the twelve months up to that of a day, by name.
  package func meetingMatrix(of body: MeetingBody, upTo day: CalendarDate) -> MeetingMatrix {
    let months = twelveMonths(upTo: day)
    let period = Period(from: months.first, to: Period.month(containing: day).to)
    let held = meetings(of: body, in: period)
    let hosts = body.hosts(in: commune, on: min(day, today)).ids
      .map { (id: $0, key: CollationKey(text: commune.title(of: $0, in: body.register))) }
      .sorted { $0.key < $1.key }
    let rows = hosts.map { host in
      MeetingMatrix.Row(
        register: body.register, id: host.id,
        entries: entries(held[host.id] ?? [], months) { Participation($0).mark })
    }
    return MeetingMatrix(months: months, rows: rows)
  }

  /// The attendance of cadres at the meetings of the cells and groups that they look after, in the
  /// twelve months up to that of a day, by name.
  package func cadreMatrix(upTo day: CalendarDate) -> MeetingMatrix {
    let months = twelveMonths(upTo: day)
    let period = Period(from: months.first, to: Period.month(containing: day).to)
    var meetings: [RecordID: [Meeting]] = [:]
    for assignment in commune.assignments where assignment.isActive(on: today, in: commune) {
      guard let person = assignment.person?.raw,
        assignment.level == .cell || assignment.level == .group
      else { continue }
      meetings[person, default: []] += self.meetings(under: assignment)
        .filter { period.contains($0.date) }
    }
    let rows = meetings.keys
      .map { (id: $0, key: CollationKey(personName: commune.people[ID($0)]?.name ?? "")) }
      .sorted { ($0.key, $0.id) < ($1.key, $1.id) }
      .map { person in
        let own = (meetings[person.id] ?? []).sorted {
          ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID)
        }
        return MeetingMatrix.Row(
          register: .people, id: person.id,
          entries: entries(own, months) { $0.mark(ofCadre: person.id) })
      }
    return MeetingMatrix(months: months, rows: rows)
  }

  private func entries(
    _ meetings: [Meeting], _ months: [CalendarDate], mark: ([Meeting]) -> MeetingMatrix.Mark
  ) -> [MeetingMatrix.Entry] {
    months.map { month in
      let period = Period.month(containing: month)
      let held = meetings.filter { period.contains($0.date) }
      return MeetingMatrix.Entry(
        mark: held.isEmpty ? .blank : mark(held),
        meetings: RecordSet(.meetings, held.map(\.recordID)))
    }
  }
}

extension Participation {
  fileprivate var mark: MeetingMatrix.Mark {
    recorded.isEmpty ? .unrecorded : .recorded(present: present, required: required)
  }
}

extension [Meeting] {
  /// How many of these meetings a cadre attended, out of those where that was recorded.
  fileprivate func mark(ofCadre person: RecordID) -> MeetingMatrix.Mark {
    let recorded = compactMap { $0.cadres[person] }
    return recorded.isEmpty
      ? .unrecorded
      : .recorded(present: recorded.count { $0 == .present }, required: recorded.count)
  }
}
