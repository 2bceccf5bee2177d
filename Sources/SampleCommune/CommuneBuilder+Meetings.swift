internal import CommuneDomain

extension CommuneBuilder {
  /// Monthly meetings of twelve months; this month some groups and cells have not met yet.
  mutating func holdMeetings() {
    var random = random(for: "meetings")
    var planned: [PlannedMeeting] = []
    for month in stride(from: -11, through: 0, by: 1) {
      let first = firstOfMonth.adding(months: month)
      for cell in cells.indices {
        let hasMet = !isSpread(cell, choosing: size.cellsNotMetThisMonth, of: size.cells)
        guard month < 0 || hasMet else { continue }
        let day = dayOfMeeting(in: first, usually: cells[cell].meetingDay, &random)
        planned.append(PlannedMeeting(day: day, body: .cell, host: cell, month: month))
      }
      for group in groups.indices where month < 0 || groupHasMet(group) {
        let isGuides = month == 0 && group == Self.guideGroup
        let day =
          isGuides
          ? max(firstOfMonth, today.adding(days: -1))
          : dayOfMeeting(in: first, usually: groups[group].meetingDay, &random)
        planned.append(PlannedMeeting(day: day, body: .group, host: group, month: month))
      }
    }
    let order = planned.indices.sorted { (planned[$0].day, $0) < (planned[$1].day, $1) }
    var identifiers = identifiers(for: .meetings)
    commune.meetings.reserveCapacity(order.count)
    for position in order {
      let plan = planned[position]
      var meeting = Meeting(id: identifiers.next(on: plan.day))
      meeting.body = plan.body
      meeting.date = plan.day
      meeting.kind = .regular
      switch plan.body {
      case .cell: hold(&meeting, ofCell: plan, &random)
      case .group: hold(&meeting, ofGroup: plan, &random)
      case .organisation, .residenceUnit: continue
      }
      commune.meetings.insert(meeting)
    }
  }

  /// Tổ 12, of whose attendance the guide speaks.
  private static var guideGroup: Int { 11 }

  private func dayOfMeeting(
    in first: CalendarDate, usually day: Int?, _ random: inout SeededGenerator
  ) -> CalendarDate {
    let day = min(28, max(1, (day ?? 1) + random.number(in: -1...1)))
    return min(today, first.adding(days: day - 1))
  }

  private func hold(
    _ meeting: inout Meeting, ofCell plan: PlannedMeeting, _ random: inout SeededGenerator
  ) {
    let cell = cells[plan.host]
    let members = membersOfCell[plan.host]
    meeting.cell = cell.id
    meeting.chair = cell.secretary
    meeting.time = random.pick(["07:30", "14:00", "19:30"])
    meeting.place =
      plan.host < units.count
      ? "Nhà văn hóa \(units[plan.host].name)" : "Phòng họp cơ quan"
    if plan.month % 3 == 0, plan.month < 0 { meeting.kind = .thematic }
    if plan.day.month == 12 { meeting.kind = .review }
    meeting.content = random.pick(Self.cellMatters)
    meeting.resolution = "\(plan.day.month ?? 1)-NQ/CB"
    meeting.required = members.count
    if (plan.month + plan.host) % 4 == 0 {
      meeting.superior = people[cadres[plan.host % 6]].id
      meeting.draftSent = plan.day.adding(days: -3)
      meeting.feedback = [
        Note(date: plan.day.adding(days: -1), text: "Bổ sung phần việc tháng tới")
      ]
    }
    // Whoever stays away from a cell's meeting without a reason is followed up; so there are few.
    let hasUnexcused = random.chance(6)
    for (place, member) in members.enumerated() {
      let id = people[member].id.raw
      switch random.below(100) {
      case _ where hasUnexcused && place == members.count - 1:
        meeting.attendance[id] = .unexcused
      case 0..<88: meeting.attendance[id] = .present
      case 88..<97: excuse(id, in: &meeting, &random)
      default: break
      }
    }
  }

  private func hold(
    _ meeting: inout Meeting, ofGroup plan: PlannedMeeting, _ random: inout SeededGenerator
  ) {
    let group = groups[plan.host]
    let attending = householdsOfGroup[plan.host]
    meeting.group = group.id
    meeting.chair = group.leader
    meeting.time = random.pick(["19:00", "19:30", "20:00"])
    meeting.place = "Nhà văn hóa \(units[unitOfGroup[plan.host]].name)"
    meeting.content = random.pick(Self.groupMatters)
    meeting.required = attending.count
    let present = random.number(in: 74...84)
    if plan.month < -8, plan.host % 13 == 4 {
      meeting.present = attending.count * present / 100
      meeting.excused = attending.count / 10
      meeting.unexcused =
        attending.count - attending.count * present / 100 - attending.count / 10
      return
    }
    meeting.attendance.reserveCapacity(attending.count)
    if plan.month == 0, plan.host == Self.guideGroup, attending.count == 28 {
      meeting.time = "19:00"
      holdGuideMeeting(&meeting, attending, &random)
      return
    }
    for household in attending {
      let id = households[household].id.raw
      let draw = random.below(100)
      if draw < present {
        meeting.attendance[id] = .present
      } else if draw < present + 10 {
        excuse(id, in: &meeting, &random)
      } else if draw < present + 13 {
        meeting.attendance[id] = .unexcused
      }
    }
  }

  /// 21 of 28 present, the second excused as ill, three not recorded yet and the third among them.
  private func holdGuideMeeting(
    _ meeting: inout Meeting, _ attending: [Int], _ random: inout SeededGenerator
  ) {
    for (place, household) in attending.enumerated() {
      let id = households[household].id.raw
      switch place {
      case 1:
        meeting.attendance[id] = .excused
        meeting.reasons[id] = Self.reasons[0]
      case 2, 23, 24: break
      case 25...: excuse(id, in: &meeting, &random)
      default: meeting.attendance[id] = .present
      }
    }
  }

  private func excuse(
    _ id: RecordID, in meeting: inout Meeting, _ random: inout SeededGenerator
  ) {
    meeting.attendance[id] = .excused
    if random.chance(70) { meeting.reasons[id] = random.pick(Self.reasons) }
  }

  private static let reasons = [
    "ốm", "đi làm xa", "bận việc gia đình", "trông con nhỏ", "đi công tác",
  ]

  private static let cellMatters = [
    "Đánh giá tháng qua, nhiệm vụ tháng tới", "Học tập nghị quyết của Đảng ủy",
    "Phân công đảng viên phụ trách hộ", "Công tác phát triển đảng viên",
    "Xóa nhà tạm, nhà dột nát trong tổ dân phố",
  ]
  private static let groupMatters = [
    "Vệ sinh đường ngõ, thu gom rác", "Thông báo chính sách hỗ trợ hộ nghèo",
    "Góp ý sửa đường ngõ", "Phòng cháy, chữa cháy trong khu dân cư",
    "An toàn giao thông cổng trường", "Chuẩn bị ngày hội đại đoàn kết",
  ]
}
