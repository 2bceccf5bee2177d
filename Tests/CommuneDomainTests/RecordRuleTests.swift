import CommuneDomain
import TestSupport
import Testing

/// Each rule of each register: a record that breaks it, and one just within it.
struct RecordRuleTests {
  @Test func eachRuleRefusesOneRecordAndAcceptsTheOther() {
    var small = SmallCommune()
    small.change(\.people, 23) {
      $0.household = ID(SmallCommune.id(31))
      $0.householdRole = .head
    }
    small.add(Appointment.self, 90) {
      $0.person = ID(SmallCommune.id(24))
      $0.post = .committeeSecretary
      $0.body = .commune
      $0.from = SmallCommune.date("2025-07-01")
      $0.to = SmallCommune.date("2026-06-30")
    }
    let common = small
    for example in RuleCase.all {
      var small = common
      example.scene(&small)
      let circumstances = small.circumstances
      func broken(_ record: any Entity) -> [CommuneDomain.Issue] {
        record.issues(in: circumstances).filter {
          $0.rule == example.rule && (example.field == nil || $0.field == example.field)
        }
      }
      let severity: CommuneDomain.Issue.Severity = example.isSoft ? .soft : .hard
      #expect(
        broken(example.refused()).map(\.severity) == [severity],
        "\(example.register).\(example.rule) accepts what it should refuse")
      #expect(
        broken(example.accepted()).isEmpty,
        "\(example.register).\(example.rule) refuses what it should accept")
    }
  }

  @Test func everyRuleHasACase() {
    for register in Commune.registers {
      let tried = Set(RuleCase.all.filter { $0.register == register.key }.map(\.rule))
      #expect(Set(register.ruleNames.map(\.name)) == tried, "\(register.key)")
    }
  }
}
