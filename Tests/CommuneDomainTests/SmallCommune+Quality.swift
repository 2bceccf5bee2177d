import CommuneDomain
import TestSupport

/// Records of heads, classifications, targets and supervision; their numbers begin at 200.
extension SmallCommune {
  mutating func addKeyPost(
    _ number: UInt64, _ name: String, unit: UInt64, appointee: UInt64? = nil
  ) {
    add(PlannedPost.self, number) {
      $0.name = name
      $0.branch = .party
      $0.unit = ID(Self.id(unit))
      $0.holders = 1
      $0.isKey = true
      $0.appointee = appointee.map { ID(Self.id($0)) }
    }
  }

  mutating func addTerm(
    _ number: UInt64, of person: UInt64, in unit: UInt64, _ from: String, _ to: String?,
    _ role: HeadRole = .head
  ) {
    add(HeadTerm.self, number) {
      $0.residenceUnit = ID(Self.id(unit))
      $0.role = role
      $0.person = ID(Self.id(person))
      $0.from = Self.date(from)
      $0.to = to.map(Self.date)
    }
  }

  mutating func addClassification(
    _ number: UInt64, of organisation: UInt64, _ level: ClassificationLevel, year: Int
  ) {
    add(Classification.self, number) {
      $0.period = .year
      $0.year = year
      $0.subject = .organisation
      $0.organisation = ID(Self.id(organisation))
      $0.level = level
    }
  }

  mutating func addTitle(
    _ number: UInt64, of cell: UInt64, _ state: CellTitleState, year: Int
  ) {
    add(CellTitle.self, number) {
      $0.cell = ID(Self.id(cell))
      $0.year = year
      $0.state = state
    }
  }

  mutating func addTarget(_ number: UInt64, value: Int, scale: TargetScale = .number) {
    add(Target.self, number) {
      $0.code = "CT\(number)"
      $0.name = "Chỉ tiêu \(number)"
      $0.year = 2026
      $0.scale = scale
      $0.measure = scale == .percent ? "" : "đảng viên"
      $0.value = value * 100
      $0.deadline = Self.date("2026-12-31")
    }
  }

  mutating func giveTarget(
    _ number: UInt64, of target: UInt64, to person: UInt64, value: Int,
    _ status: TargetStatus = .underway, actual: Int? = nil
  ) {
    add(TargetAssignment.self, number) {
      $0.target = ID(Self.id(target))
      $0.person = ID(Self.id(person))
      $0.value = value * 100
      $0.status = status
      $0.actual = actual.map { $0 * 100 }
      $0.actualOn = actual.map { _ in Self.today }
    }
  }

  mutating func addWorkingGroup(_ number: UInt64, _ team: String, of unit: UInt64) {
    add(WorkingGroup.self, number) {
      $0.team = team
      $0.level = .residenceUnit
      $0.residenceUnit = ID(Self.id(unit))
      $0.from = Self.date("2026-01-01")
    }
  }

  mutating func addCheck(
    _ number: UInt64, _ item: String, _ result: ChecklistResult, _ date: String
  ) {
    add(ChecklistItem.self, number) {
      $0.item = item
      $0.area = .onlineMeeting
      $0.result = result
      $0.date = Self.date(date)
      $0.error = result == .failed ? "Mất tiếng" : ""
    }
  }

  mutating func addRegulation(_ number: UInt64, issued: String) {
    add(InternalRegulation.self, number) {
      $0.number = "\(number)-QC/ĐU"
      $0.name = "Quy chế làm việc"
      $0.date = Self.date(issued)
      $0.validFrom = Self.date(issued)
    }
  }
}
