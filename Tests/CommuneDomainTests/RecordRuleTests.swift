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

  /// More than half of the households: only to be verified as long as the number is merely remembered,
  /// refused once the office has checked it.
  @Test func aRuleOfARememberedNumberRefusesNobody() throws {
    var small = SmallCommune()
    var term = HeadTerm(id: ID(SmallCommune.id(99)))
    term.households = 100
    term.present = 50
    func severity() -> CommuneDomain.Issue.Severity? {
      term.issues(in: small.circumstances).first { $0.rule == "tooFewAtElection" }?.severity
    }
    #expect(severity() == .soft)
    small.add(LocalRule.self, 98) {
      $0.rule = .headElectionAttendance
      $0.value = 1
      $0.outOf = 2
      $0.validFrom = SmallCommune.date("2020-01-01")
      $0.isVerified = true
    }
    #expect(severity() == .hard)
  }

  /// A rule that stands at several fields is tried at each of them.
  @Test func everyRuleHasACase() {
    for register in Commune.registers {
      let standing = Set(register.ruleNames.map { RulePlace(rule: $0.name, field: $0.field) })
      let tried = RuleCase.all.filter { $0.register == register.key }.map { example in
        let fields = standing.filter { $0.rule == example.rule }.map(\.field)
        return RulePlace(
          rule: example.rule, field: example.field ?? (fields.count == 1 ? fields[0] : ""))
      }
      let untouched = RulePlace.neverBroken[register.key] ?? []
      #expect(
        standing.subtracting(untouched).subtracting(tried) == [], "\(register.key) lacks cases")
      #expect(Set(tried).subtracting(standing) == [], "\(register.key) has no such rule")
    }
  }
}

/// A rule beside one of the fields where it stands.
private struct RulePlace: Hashable, CustomStringConvertible {
  let rule: String
  let field: String

  var description: String { "\(rule) at \(field)" }

  /// Places where a rule is declared for all steps alike and nothing can break it: nothing comes before
  /// the first step, and the class may come at any time before the cell decides.
  static let neverBroken: [RegisterKey: Set<RulePlace>] = [
    .admissions: Set(
      ["stepBeforeItsTime", "stepOutOfOrder"].flatMap { rule in
        [AdmissionStep.introduced, .certificate].map { RulePlace(rule: rule, field: $0.field) }
      })
  ]
}
