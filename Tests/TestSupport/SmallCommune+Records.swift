internal import CommuneDomain

/// Numbers: 1–9 units and organisations, 11–19 groups, 21–29 people, 31–39 households, 41–49
/// assignments, 51–59 meetings, 61–69 visits and needs, 71–79 recommendations, 81–89 totals.
extension SmallCommune {
  mutating func fill() {
    fillPlaces()
    fillPeople()
    fillHouseholds()
    fillAssignments()
    fillMeetings()
    fillVisits()
    fillRecommendations()
    add(ControlTotal.self, 81) {
      $0.figure = .cells
      $0.declared = 3
      $0.qualifier = .exact
      $0.asOf = Self.date("2026-11-01")
      $0.source = "Báo cáo tháng 10"
    }
    add(ControlTotal.self, 82) {
      $0.figure = .groups
      $0.declared = 3
      $0.qualifier = .atLeast
      $0.asOf = Self.date("2026-11-01")
    }
  }

  private mutating func fillPlaces() {
    let province = add(AdministrativeUnit.self, 1) {
      $0.code = "99"
      $0.name = "Tỉnh Thí Dụ"
      $0.kind = .province
    }
    let ward = add(AdministrativeUnit.self, 2) {
      $0.code = "99901"
      $0.name = "Phường Minh Họa"
      $0.kind = .ward
      $0.parent = province
      $0.validFrom = Self.date("2025-07-01")
    }
    for number: UInt64 in 3...4 {
      add(ResidenceUnit.self, number) {
        $0.code = "TDP0\(number)"
        $0.name = "TDP \(number)"
        $0.kind = .toDanPho
        $0.unit = ward
      }
      add(PartyOrganisation.self, number + 2) {
        $0.code = "CB0\(number)"
        $0.name = "Chi bộ TDP \(number)"
        $0.kind = .residentialCell
        $0.residenceUnit = ID(Self.id(number))
      }
    }
    for (number, name, unit) in [(11, "Tổ 2", 3), (12, "Tổ 12", 3), (13, "Tổ 7", 4)] {
      add(SelfManagedGroup.self, UInt64(number)) {
        $0.code = "TTQ\(number)"
        $0.name = name
        $0.residenceUnit = ID(Self.id(UInt64(unit)))
      }
    }
  }

  private mutating func fillPeople() {
    let people: [(UInt64, String, String)] = [
      (21, "Trần Thị Mai", "Chủ tịch Hội Phụ nữ"), (22, "Lê Văn Hạnh", "Công chức Văn phòng"),
      (23, "Nguyễn Văn Ánh", ""), (24, "Đỗ Thị Bắc", "Bí thư chi bộ"),
    ]
    for (number, name, position) in people {
      add(Person.self, number) {
        $0.name = name
        $0.position = position
        $0.cell = ID(Self.id(5))
      }
    }
    change(\.people, 22) {
      $0.status = .left
      $0.statusSince = Self.date("2026-11-01")
    }
  }

  private mutating func fillHouseholds() {
    let households: [(UInt64, String, String, Int, PovertyStatus)] = [
      (31, "H000001", "Phạm Văn An", 11, .none), (32, "H000002", "Trần Thị Ánh", 11, .poor),
      (33, "H000003", "Nguyễn Văn Bắc", 12, .poor), (34, "H000004", "Ngô Đình Đức", 13, .nearPoor),
    ]
    for (number, code, head, group, poverty) in households {
      add(Household.self, number) {
        $0.code = code
        $0.head = head
        $0.group = ID(Self.id(UInt64(group)))
        $0.residenceUnit = ID(Self.id(group == 13 ? 4 : 3))
        $0.poverty = poverty
        $0.identity = "001185012345"
      }
    }
  }

  private mutating func fillAssignments() {
    let assignments: [(UInt64, UInt64, UInt64, AssignmentLevel, String, String)] = [
      (41, 21, 11, .group, "2024-09-01", "12-QĐ/ĐU"), (42, 22, 12, .group, "2025-03-01", ""),
      (43, 24, 5, .cell, "2026-01-15", "03-QĐ/ĐU"), (44, 21, 3, .residenceUnit, "2025-07-01", ""),
      (45, 21, 32, .household, "2026-10-01", "40-QĐ/ĐU"),
    ]
    for (number, person, target, level, from, decision) in assignments {
      add(Assignment.self, number) {
        $0.person = ID(Self.id(person))
        $0.look(after: Self.id(target), at: level)
        $0.from = Self.date(from)
        $0.decision = decision
      }
    }
    add(Assignment.self, 46) {
      $0.person = ID(Self.id(24))
      $0.look(after: Self.id(13), at: .group)
      $0.from = Self.date("2025-01-01")
      $0.to = Self.date("2026-08-31")
      $0.endReason = .transferred
    }
  }

  private mutating func fillMeetings() {
    add(Meeting.self, 51) {
      $0.body = .group
      $0.group = ID(Self.id(11))
      $0.date = Self.date("2026-11-05")
      $0.required = 4
      $0.attendance = [Self.id(31): .present, Self.id(32): .unexcused]
    }
    add(Meeting.self, 52) {
      $0.body = .group
      $0.group = ID(Self.id(12))
      $0.date = Self.date("2026-10-05")
    }
    add(Meeting.self, 53) {
      $0.body = .cell
      $0.cell = ID(Self.id(5))
      $0.date = Self.date("2026-11-03")
      $0.required = 23
      $0.present = 20
      $0.excused = 2
      $0.unexcused = 1
    }
  }

  private mutating func fillVisits() {
    add(Visit.self, 61) {
      $0.household = ID(Self.id(32))
      $0.date = Self.date("2026-10-12")
      $0.visitor = ID(Self.id(21))
      $0.done = "Hướng dẫn làm lại giấy BHYT"
    }
    add(Visit.self, 62) {
      $0.household = ID(Self.id(34))
      $0.date = Self.date("2026-09-30")
      $0.visitor = ID(Self.id(21))
    }
    add(Need.self, 63) {
      $0.household = ID(Self.id(32))
      $0.visit = ID(Self.id(61))
      $0.kind = .papers
      $0.matter = "thẻ BHYT mất"
      $0.raised = Self.date("2026-10-12")
      $0.status = .met
      $0.closed = Self.date("2026-10-20")
    }
    add(Need.self, 64) {
      $0.household = ID(Self.id(32))
      $0.visit = ID(Self.id(61))
      $0.kind = .housing
      $0.raised = Self.date("2026-10-12")
    }
  }

  private mutating func fillRecommendations() {
    let rows: [(UInt64, String, String, String, String?, String)] = [
      (71, "KN-2026-0001", "2026-09-10", "2026-09-24", "2026-10-02", "Đường ngõ 5 ngập khi mưa"),
      (72, "KN-2026-0002", "2026-10-05", "2026-10-19", "2026-10-15", "Đèn đường hỏng"),
      (73, "KN-2026-0003", "2026-10-20", "2026-11-03", nil, "Chậm cấp lại thẻ BHYT"),
      (74, "KN-2026-0004", "2026-11-12", "2026-11-26", nil, "Rác tập kết sai nơi"),
    ]
    for (number, code, received, due, answered, matter) in rows {
      add(Recommendation.self, number) {
        $0.code = code
        $0.source = .groupMeeting
        $0.received = Self.date(received)
        $0.due = Self.date(due)
        $0.answered = answered.map(Self.date)
        $0.matter = matter
        $0.office = "Phòng Kinh tế"
        $0.residenceUnit = ID(Self.id(3))
      }
    }
    change(\.recommendations, 73) {
      $0.raisedBy = "Hoàng Thị Giấu"
      $0.household = ID(Self.id(33))
    }
  }
}
