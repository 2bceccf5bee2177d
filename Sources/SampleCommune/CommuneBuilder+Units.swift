internal import CommuneDomain

extension CommuneBuilder {
  /// The units that became the ward: two whole ones and a part of a third.
  mutating func succeedFormerUnits(_ former: [AdministrativeUnit], by ward: ID<AdministrativeUnit>)
  {
    var identifiers = identifiers(for: .successions)
    for (place, unit) in former.enumerated() {
      var succession = Succession(id: identifiers.next(on: opening))
      succession.passes(from: unit.id.raw, to: ward.raw, of: .administrativeUnit)
      succession.change = .merge
      succession.portion = unit.validTo == nil ? .part : .whole
      succession.date = Self.wardFounded
      succession.legalBasis = "Đơn vị minh họa, không có thật"
      succession.remarks = place == 2 ? "Phần còn lại về xã khác" : ""
      commune.successions.insert(succession)
    }
  }

  /// The cadres' attendance at the meetings of the cells and groups that they look after: now and then
  /// somebody is absent with a reason, one of them twice in a row, and some meetings say nothing.
  mutating func recordCadresAtMeetings() {
    var random = random(for: "cadres at meetings")
    var holders: [RecordID: [Assignment]] = [:]
    for assignment in commune.assignments where assignment.isActive(on: today, in: commune) {
      if assignment.level == .cell || assignment.level == .group, let target = assignment.target {
        holders[target, default: []].append(assignment)
      }
    }
    var wasAbsent: Set<RecordID> = []
    // The second of the cadres who meet stays away at the end.
    let away = holders.values.flatMap(\.self).map(\.recordID).sorted().dropFirst().first
    var left = meetingsLeft(holders)
    for meeting in Array(commune.meetings) {
      guard let host = meeting.host?.id, let date = meeting.date else { continue }
      var meeting = meeting
      for assignment in holders[host] ?? [] where assignment.period.contains(date) {
        guard let person = assignment.person?.raw else { continue }
        left[assignment.recordID, default: 1] -= 1
        let draw = random.below(100)
        let isAway = assignment.recordID == away && (left[assignment.recordID] ?? 0) < 2
        guard isAway || draw >= 6 else { continue }
        let isAbsent = isAway || (draw < 16 && !wasAbsent.contains(person))
        meeting.cadres[person] = isAbsent ? .excused : .present
        if isAbsent {
          meeting.cadreReasons[person] = random.pick(Self.reasonsOfCadres)
          wasAbsent.insert(person)
        } else {
          wasAbsent.remove(person)
        }
      }
      if !meeting.cadres.isEmpty { commune.meetings.insert(meeting) }
    }
  }

  /// How many meetings each of these assignments has.
  private func meetingsLeft(_ holders: [RecordID: [Assignment]]) -> [RecordID: Int] {
    var count: [RecordID: Int] = [:]
    for meeting in commune.meetings {
      guard let host = meeting.host?.id, let date = meeting.date else { continue }
      for assignment in holders[host] ?? [] where assignment.period.contains(date) {
        count[assignment.recordID, default: 0] += 1
      }
    }
    return count
  }

  private static let reasonsOfCadres = [
    "họp đột xuất ở tỉnh", "đi công tác", "nghỉ ốm", "trực phòng chống bão",
  ]

  /// What the former units handed over to the ward; one register is missing still.
  mutating func handOver() {
    var identifiers = identifiers(for: .handovers)
    var lines = self.identifiers(for: .handoverItems)
    for (number, giving) in ["Xã Thí Dụ", "Phường Ví Dụ"].enumerated() {
      var handover = Handover(id: identifiers.next(on: opening))
      handover.code = "0\(number + 1)/BB-BG"
      handover.giving = giving
      handover.receiving = SampleCommune.identity.name
      handover.date = min(today, Self.wardFounded.adding(days: 14))
      handover.legalBasis = "Kế hoạch bàn giao của Đảng ủy phường"
      handover.status = number == 0 ? .closed : .delivered
      handover.givenBy = number == 0 ? "Lý Văn Giao" : "Chu Thị Bàn"
      handover.receivedBy = "Vũ Thị Nhận"
      commune.handovers.insert(handover)
      for (line, (kind, what, given)) in Self.handedOver.enumerated() {
        var item = HandoverItem(id: lines.next(on: opening))
        item.handover = handover.id
        item.kind = kind
        item.what = what
        item.given = given + number
        item.received = given + number - (number == 1 && line == 2 ? 1 : 0)
        item.condition = item.agrees ? .good : .incomplete
        item.note = item.agrees ? "" : "Thiếu một sổ, bên giao đang tìm"
        commune.handoverItems.insert(item)
      }
    }
  }

  private static let handedOver: [(HandoverItemKind, String, Int)] = [
    (.records, "Hồ sơ đảng viên", 318), (.register, "Sổ nghị quyết chi bộ", 9),
    (.register, "Sổ theo dõi hộ nghèo", 6), (.file, "Báo cáo tổng kết nhiệm kỳ", 4),
    (.asset, "Máy tính văn phòng", 7),
  ]
}
