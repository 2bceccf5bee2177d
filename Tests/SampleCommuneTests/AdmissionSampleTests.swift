internal import CommuneDomain
internal import SampleCommune
internal import TestSupport
internal import Testing

/// Members, cases and classes of the sample, judged by all the limits that their rules ask for.
struct AdmissionSampleTests {
  static let days = ["2026-11-20", "2026-01-01", "2024-02-29", "2026-11-30", "2027-04-01"]

  @Test(arguments: days)
  func nothingIsWrongAndLittleNeedsDoing(text: String) throws {
    let today = try #require(CalendarDate(iso: text))
    for households in [60, 300, 400, 6_214] {
      let commune = SampleCommune(households: households, seed: 5, today: today)
        .make(limits: SmallCommune.limits)
      let circumstances = Circumstances(
        commune: commune, limits: SmallCommune.limits, today: today)
      let ours: [RegisterKey] = [
        .members, .membershipEvents, .dues, .admissions, .classes, .enrolments,
      ]
      for key in ours {
        let register = try #require(Commune.register(key))
        let issues = register.ids(in: commune).flatMap {
          register.record($0, in: commune)?.issues(in: circumstances) ?? []
        }
        #expect(issues == [], "\(households) households, \(key)")
        #expect(register.count(in: commune) > 0)
      }
      let phrases: Set<String> = [
        "A8.window", "A8.soon", "A8.ending", "A9", "A10", "A11", "A15", "A16.absent", "A16.dues",
        "A17", "3.11", "2.6",
      ]
      let alerts = circumstances.alerts.filter { phrases.contains($0.phrase) }
      for alert in alerts {
        #expect(alert.ids.count <= 3, "\(households) households, \(alert.phrase)")
      }
      let counted = ControlFigure.members.count(in: commune, on: today).count
      #expect(counted == commune.people.count { $0.cell != nil })
      #expect(
        circumstances.figures.membershipChanges(in: .year(containing: today)).isBalanced)
    }
  }

  @Test func theScreensOfAdmissionAreAlive() {
    let circumstances = Circumstances(
      commune: usual, limits: SmallCommune.limits, today: today)
    let steps = Set(usual.admissions.compactMap(\.step))
    #expect(steps.isSuperset(of: AdmissionStep.allCases.prefix(9)))
    let phrases = Set(circumstances.alerts.map(\.phrase))
    #expect(
      phrases.isSuperset(of: [
        "A8.window", "A8.soon", "A8.ending", "A10.urgent", "A16.dues", "A17", "3.11", "2.6",
      ]))
    #expect(usual.members.count { $0.isHere } == 1_043)
  }
}
