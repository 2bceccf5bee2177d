extension AlertRule {
  /// A16: a member was absent without reason, or has not paid, for months of this year.
  static let memberAbsentOrUnpaid: [AlertRule] = [
    AlertRule(
      "A16", .notice, phrase: "A16.absent", of: \.members,
      remedy: .add(.membershipEvents, field: "member"),
      watching: [attendance]
    ) { member, circumstances in
      guard member.attends, let person = member.person, let cell = member.cell,
        let most = circumstances.value(of: .absentMonths, on: circumstances.today)
      else { return nil }
      let year = Period.year(containing: circumstances.today)
      let months = circumstances.commune.related(\.meetings, "cell", to: cell.raw) { meeting in
        year.contains(meeting.date) && meeting.attendance[person.raw] == .unexcused
          ? meeting.date?.month : nil
      }
      let count = Set(months).count
      return count >= most ? AlertFinding([.integer(count)]) : nil
    },
    AlertRule(
      "A16", .notice, phrase: "A16.excused", of: \.members, watching: [attendance]
    ) { member, circumstances in
      guard member.attends, let person = member.person, let cell = member.cell,
        let most = circumstances.value(of: .cellExcusedInARow, on: circumstances.today)
      else { return nil }
      let marks = circumstances.commune.related(\.meetings, "cell", to: cell.raw) { meeting in
        meeting.attendance[person.raw].map { (meeting.date ?? circumstances.today, $0) }
      }
      let count = marks.sorted { $0.0 > $1.0 }.prefix { $0.1 == .excused }.count
      return count > most ? AlertFinding([.integer(count)]) : nil
    },
    AlertRule(
      "A16", .notice, phrase: "A16.dues", of: \.members,
      remedy: .add(.dues, field: "member"),
      watching: [.referring(.dues, field: "member")]
    ) { member, circumstances in
      guard member.isHere,
        let most = circumstances.value(of: .unpaidDuesMonths, on: circumstances.today)
      else { return nil }
      let year = circumstances.today.year
      let months = circumstances.commune.related(\.dues, "member", to: member.recordID) { dues in
        dues.status == .unpaid && dues.month?.year == year ? dues.month : nil
      }
      .count
      return months >= most ? AlertFinding([.integer(months)]) : nil
    },
  ]

  /// Whoever a meeting names, or no longer names, in its attendance.
  private static let attendance = AlertWatch.through(.meetings) { id, values, commune in
    let known = commune.meetings[ID(id)].map { Set($0.attendance.keys) } ?? []
    let touched = values.filter { $0.field == "attendance" }.flatMap { value in
      value.value.reference.map { [$0] } ?? Array(value.value.marks.keys)
    }
    return known.union(touched).flatMap { commune.memberRecords(of: $0) }
  }
}
