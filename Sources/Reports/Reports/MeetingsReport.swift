internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension Report {
  /// R5: which cells and groups met in each month, and how many took part.
  ///
  /// A month without a meeting is blank, a meeting without attendance is a cross; neither is 0 %.
  static let meetings = Report(
    name: "meetings", code: "R5", periodKinds: [.year, .quarter, .month], needsSubject: nil
  ) { context throws(ReportError) in
    var draft = ReportDraft("meetings", code: "R5", context)
    for body in MeetingBody.monthly {
      draft.heading(draft.word("body.\(body.rawValue)"))
      draft.table(draft.matrix(body))
    }
    draft.paragraph(draft.word("legend"))
    return draft.document()
  }
}

extension ReportDraft {
  fileprivate func matrix(_ body: MeetingBody) -> ReportTable {
    let months = period.months
    let held = figures.meetings(of: body, in: period)
    let existing = Set(
      months.flatMap { month in
        body.hosts(in: commune, on: min(month.to ?? today, today)).ids
      })
    let hosts = existing.union(held.keys)
      .map { (id: $0, key: CollationKey(text: commune.title(of: $0, in: body.register))) }
      .sorted { $0.key < $1.key }
      .map(\.id)
    let byMonth = hosts.map { host in
      months.map { month in (held[host] ?? []).filter { month.contains($0.date) } }
    }
    let isShort = months.count <= 3
    return ReportTable(
      name: body.rawValue,
      columns: [column(body.rawValue, from: 10, to: 26)] + columns(of: months),
      rows: zip(hosts, byMonth).map { host, meetings in
        [cell(host, in: body.register)] + meetings.map { rate($0, inHundredths: isShort) }
      },
      footer: [
        [cell(word("met"))]
          + months.indices.map { month in
            let met = hosts.indices.filter { !byMonth[$0][month].isEmpty }.map { hosts[$0] }
            return met.isEmpty ? .blank : cell(RecordSet(body.register, met))
          },
        [cell(word("participation"))]
          + months.indices.map { month in
            rate(byMonth.flatMap { $0[month] }, inHundredths: isShort)
          },
      ] + wellAttended(body, byMonth.flatMap { $0.flatMap(\.self) }, months) + [
        [cell(word("superiors"))]
          + months.indices.map { month in
            let seen = byMonth.flatMap { $0[month] }.filter { $0.superior != nil }
            return seen.isEmpty ? .blank : cell(RecordSet(.meetings, seen.map(\.recordID)))
          }
      ])
  }

  /// How many of a month's meetings of cells more came to than the share that makes a good one.
  private func wellAttended(_ body: MeetingBody, _ meetings: [Meeting], _ months: [Period])
    -> [[Cell]]
  {
    guard body == .cell,
      let row = context.circumstances.row(
        of: .cellAttendanceShare, on: min(period.to ?? today, today))
    else { return [] }
    let label = word("well-attended", phrases.number(row.value))
    return [
      [cell(label)]
        + months.map { month in
          let good = meetings.filter { meeting in
            guard month.contains(meeting.date), meeting.isAttendanceRecorded,
              let expected = meeting.expected, let date = meeting.date
            else { return false }
            return context.circumstances.exceeds(
              .cellAttendanceShare, meeting.count(.present), of: expected, on: date) ?? false
          }
          return good.isEmpty ? .blank : cell(RecordSet(.meetings, good.map(\.recordID)))
        }
    ]
  }

  /// The latest months stay when the page is too narrow for all.
  private func columns(of months: [Period]) -> [Column] {
    months.enumerated().map { index, month in
      let number = month.from?.month ?? 0
      let year = month.from?.year ?? 0
      return Column(
        key: "\(year)-\(number < 10 ? "0" : "")\(number)", title: word("month", String(number)),
        alignment: .trailing, minimumWidth: 3, idealWidth: months.count <= 3 ? 7 : 4,
        priority: months.count - index)
    }
  }

  /// The percentage of those present without its sign, which twelve columns have no room for, nor for
  /// decimals.
  private func rate(_ meetings: [Meeting], inHundredths: Bool) -> Cell {
    guard !meetings.isEmpty else { return .blank }
    let participation = Participation(meetings)
    let records = RecordSet(.meetings, meetings.map(\.recordID))
    guard participation.required > 0 else {
      return Cell(word("unrecorded"), value: .text("unrecorded"), records: records)
    }
    let percent =
      (participation.present * 200 + participation.required) / (participation.required * 2)
    let hundredths =
      (participation.present * 20_000 + participation.required) / (participation.required * 2)
    return Cell(
      inHundredths ? phrases.decimal(hundredths, decimals: 2) : phrases.number(percent),
      value: .ratio(participation.present, of: participation.required), records: records)
  }
}
