internal import CommuneDomain

extension CommuneBuilder {
  /// The ward, its residence units with a cell each, the cells of agencies, and the groups.
  mutating func layOutPlaces() {
    let ward = enterAdministrativeUnits()
    var identifiers = identifiers(for: .residenceUnits)
    units = (1...size.residenceUnits).map { number in
      var unit = ResidenceUnit(id: identifiers.next(on: opening))
      unit.code = "TDP\(padded(number, to: 2))"
      unit.name = "TDP \(number)"
      unit.kind = .toDanPho
      unit.unit = ward
      unit.validFrom = Self.wardFounded
      return unit
    }
    layOutOrganisations()
    layOutGroups()
  }

  /// 1 July 2025, when communes were laid together and districts abolished.
  static let wardFounded = CalendarDate(dayNumber: 20_270)

  private mutating func enterAdministrativeUnits() -> ID<AdministrativeUnit> {
    var identifiers = identifiers(for: .administrativeUnits)
    var province = AdministrativeUnit(id: identifiers.next(on: opening))
    province.code = "08"
    province.name = "Tỉnh Tuyên Quang"
    province.kind = .province
    province.validFrom = Self.wardFounded
    var ward = AdministrativeUnit(id: identifiers.next(on: opening))
    ward.code = SampleCommune.identity.code
    ward.name = SampleCommune.identity.name
    ward.kind = .ward
    ward.parent = province.id
    ward.validFrom = Self.wardFounded
    ward.legalBasis = "Đơn vị minh họa, không có thật"
    commune.administrativeUnits.insert(province)
    commune.administrativeUnits.insert(ward)
    let former = formerUnits(of: province.id, &identifiers)
    for unit in former { commune.administrativeUnits.insert(unit) }
    succeedFormerUnits(former, by: ward.id)
    return ward.id
  }

  private func formerUnits(
    of province: ID<AdministrativeUnit>, _ identifiers: inout IdentifierSequence
  ) -> [AdministrativeUnit] {
    let rows: [(String, String, AdministrativeUnitKind)] = [
      ("02595", "Xã Thí Dụ", .commune), ("02596", "Phường Ví Dụ", .ward),
      ("02597", "Xã Giả Định", .commune),
    ]
    return rows.map { code, name, kind in
      var unit = AdministrativeUnit(id: identifiers.next(on: opening))
      unit.code = code
      unit.name = name
      unit.kind = kind
      unit.parent = province
      unit.validFrom = Self.wardFounded.adding(months: -120)
      unit.validTo = kind == .commune && code == "02597" ? nil : Self.wardFounded.adding(days: -1)
      unit.legalBasis = "Đơn vị minh họa, không có thật"
      return unit
    }
  }

  private mutating func layOutOrganisations() {
    var random = random(for: "organisations")
    committee.code = "DB00"
    committee.name = "Đảng bộ phường Minh Họa"
    committee.kind = .communeCommittee
    committee.founded = Self.wardFounded
    committee.decision = "01-QĐ/TU"
    for position in cells.indices {
      let number = position + 1
      cells[position].code = "CB\(padded(number, to: 2))"
      cells[position].parent = committee.id
      cells[position].decision = "\(padded(number + 20, to: 2))-QĐ/ĐU"
      cells[position].founded = Self.wardFounded.adding(days: random.below(20))
      let hasMet = !isSpread(position, choosing: size.cellsNotMetThisMonth, of: size.cells)
      cells[position].meetingDay = meetingDay(hasMet: hasMet, noLaterThan: 10, &random)
      if position < size.residenceUnits {
        cells[position].name = "Chi bộ TDP \(number)"
        cells[position].kind = .residentialCell
        cells[position].residenceUnit = units[position].id
      } else {
        let agency = position - size.residenceUnits
        let (name, kind) = Self.agencies[agency % Self.agencies.count]
        let round = agency / Self.agencies.count
        cells[position].name = "Chi bộ \(name)" + (round == 0 ? "" : " số \(round + 1)")
        cells[position].kind = kind
      }
    }
  }

  private static let agencies: [(String, PartyOrganisationKind)] = [
    ("cơ quan Đảng ủy", .agencyCell),
    ("cơ quan UBND", .agencyCell),
    ("Trung tâm Phục vụ hành chính công", .agencyCell),
    ("Mặt trận và các đoàn thể", .agencyCell),
    ("Trường Tiểu học Minh Họa", .schoolCell),
    ("Trường THCS Minh Họa", .schoolCell),
    ("Trạm Y tế", .healthCell),
    ("Công an phường", .policeCell),
  ]

  private mutating func layOutGroups() {
    var random = random(for: "groups")
    var identifiers = identifiers(for: .groups)
    unitOfGroup = unitsOfGroups()
    for position in 0..<size.groups {
      var group = SelfManagedGroup(id: identifiers.next(on: opening))
      group.code = "T\(padded(position + 1, to: 3))"
      group.name = "Tổ \(position + 1)"
      group.residenceUnit = units[unitOfGroup[position]].id
      group.meetingDay = meetingDay(
        hasMet: groupHasMet(position), noLaterThan: 28, &random)
      group.founded = Self.wardFounded.adding(days: random.below(60))
      groups.append(group)
    }
  }

  func groupHasMet(_ position: Int) -> Bool {
    !isSpread(position, choosing: size.groupsNotMetThisMonth, of: size.groups)
  }

  /// Units have five to eight groups, the first ones fewer: Tổ 12 and Tổ 14 belong to TDP 3.
  private func unitsOfGroups() -> [Int] {
    let weights = [6, 5, 6, 6, 6, 7, 7, 7, 7, 8, 7, 8, 7, 8, 7, 8, 7]
    let shares = units.indices.map { weights[$0 % weights.count] }
    let total = shares.reduce(0, +)
    var unitOfGroup: [Int] = []
    var reached = 0
    for (unit, share) in shares.enumerated() {
      reached += share
      while unitOfGroup.count < size.groups * reached / total { unitOfGroup.append(unit) }
    }
    return unitOfGroup
  }

  /// Before today for those that met this month, and after it for the others where there is room.
  private func meetingDay(
    hasMet: Bool, noLaterThan last: Int, _ random: inout SeededGenerator
  ) -> Int {
    let now = today.day ?? 1
    if hasMet { return random.number(in: 1...min(now, last)) }
    return now < 28 ? random.number(in: now + 1...28) : 28
  }
}
