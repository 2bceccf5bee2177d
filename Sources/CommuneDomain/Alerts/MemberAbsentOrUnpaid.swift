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
      let months = circumstances.commune.related(\.meetings, "cell", to: cell.raw)
        .filter { year.contains($0.date) && $0.attendance[person.raw] == .unexcused }
        .compactMap { $0.date?.month }
      let count = Set(months).count
      return count >= most ? AlertFinding([.integer(count)]) : nil
    },
    AlertRule(
      "A16", .notice, phrase: "A16.excused", of: \.members, watching: [attendance]
    ) { member, circumstances in
      guard member.attends, let person = member.person, let cell = member.cell,
        let most = circumstances.value(of: .cellExcusedInARow, on: circumstances.today)
      else { return nil }
      let marks = circumstances.commune.related(\.meetings, "cell", to: cell.raw)
        .filter { $0.attendance[person.raw] != nil }
        .sorted { ($0.date ?? circumstances.today) > ($1.date ?? circumstances.today) }
        .map { $0.attendance[person.raw] }
      let count = marks.prefix { $0 == .excused }.count
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
      let months = circumstances.commune.related(\.dues, "member", to: member.recordID)
        .filter { $0.status == .unpaid && $0.month?.year == circumstances.today.year }
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
