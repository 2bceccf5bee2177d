internal import CommuneDomain

extension CommuneBuilder {
  /// This year's targets, shared out among the heads of offices; one of them is behind its plan.
  mutating func setTargets() {
    var targets = identifiers(for: .targets)
    var given = identifiers(for: .targetAssignments)
    let day = firstOfMonth
    for (place, plan) in Self.plans.enumerated() {
      var target = Target(id: targets.next(on: day))
      target.code = "CT0\(place + 1)"
      target.name = plan.name
      target.year = today.year
      target.scale = plan.measure.isEmpty ? .percent : .number
      target.measure = plan.measure
      target.value = plan.value * 100
      target.superior = plan.superior * 100
      target.deadline = Period.year(containing: today).to
      target.decision = "20-QĐ/ĐU"
      commune.targets.insert(target)
      for share in 0..<plan.shares {
        var assignment = TargetAssignment(id: given.next(on: day))
        assignment.target = target.id
        assignment.person = people[cadres[(place * 3 + share + 3) % size.staff]].id
        assignment.unit = people[cadres[(place * 3 + share + 3) % size.staff]].position
        let value = plan.measure.isEmpty ? plan.value : plan.value / plan.shares
        assignment.registered = value * 100
        assignment.value = value * 100
        assignment.status = .underway
        assignment.decision = "20-QĐ/ĐU"
        report(&assignment, isBehind: place == 2 && share == 1, isPercent: plan.measure.isEmpty)
        commune.targetAssignments.insert(assignment)
      }
    }
  }

  private func report(_ assignment: inout TargetAssignment, isBehind: Bool, isPercent: Bool) {
    let value = assignment.value ?? 0
    let months = today.month ?? 1
    let done = isPercent ? value : min(value, value * months / 12 / 100 * 100 + 100)
    assignment.actual = isBehind ? value * months / 24 / 100 * 100 : done
    assignment.actualOn = today.adding(days: -1)
    let before = today.adding(days: -32)
    if !isPercent, before.year == today.year {
      let figure = (assignment.actual ?? 0) / 200
      assignment.progress = [
        Note(date: before, text: "Lũy kế tháng \(before.month ?? 1): \(figure)")
      ]
    }
  }

  private struct Plan: Sendable {
    let name: String
    /// Empty for a percentage.
    let measure: String
    let value: Int
    let superior: Int
    let shares: Int
  }

  private static let plans = [
    Plan(name: "Kết nạp đảng viên mới", measure: "đảng viên", value: 24, superior: 20, shares: 2),
    Plan(
      name: "Trưởng thôn, tổ trưởng là đảng viên", measure: "", value: 92, superior: 90, shares: 1),
    Plan(name: "Xóa nhà tạm, nhà dột nát", measure: "nhà", value: 36, superior: 36, shares: 3),
    Plan(name: "Chi bộ hoàn thành tốt trở lên", measure: "", value: 88, superior: 86, shares: 1),
    Plan(name: "Lớp học tập nghị quyết", measure: "lớp", value: 24, superior: 24, shares: 2),
  ]
}
