import CommuneDomain
import SampleCommune
import TestSupport
import Testing

/// The sample commune's heads, targets, classifications and inspections under all limits.
struct QualitySampleTests {
  static let registers: [RegisterKey] = [
    .posts, .headTerms, .headReviews, .classifications, .titles, .targets, .targetAssignments,
    .inspections, .discipline, .workingGroups, .checklists, .regulations,
  ]

  @Test(arguments: ["2024-02-29", "2026-01-01", "2026-11-20", "2027-04-01", "2027-12-31"])
  func nothingNeedsVerifyingAndLittleNeedsDoing(text: String) {
    let today = SmallCommune.date(text)
    let commune = SampleCommune(households: 400, today: today).make(limits: SmallCommune.limits)
    let circumstances = Circumstances(
      commune: commune, limits: SmallCommune.limits, today: today)
    for register in Self.registers {
      let ids = commune.ids(in: register)
      #expect(!ids.isEmpty, "\(register)")
      for id in ids {
        let issues = commune.record(id, in: register)?.issues(in: circumstances) ?? []
        #expect(issues.isEmpty, "\(issues)")
      }
    }
    let family = circumstances.alerts.filter { Self.registers.contains($0.register) }
    #expect(family.map(\.phrase).contains("A41"))
    #expect(family.allSatisfy { $0.ids.count <= 3 })
    #expect(family.count <= 7)
  }
}
