import CommuneDomain
import SampleCommune
import TestSupport
import Testing

/// What is kept about the values of fields follows every change.
@Suite struct DerivationTests {
  private static let fields: [(RegisterKey, String)] = [
    (.households, "code"), (.households, "group"), (.households, "poverty"),
    (.visits, "household"),
  ]

  @Test func theRecordsOfAValueFollowEveryChangeAndItsUndoing() throws {
    var commune = SampleCommune(households: 120, today: SmallCommune.today)
      .make(limits: SmallCommune.limits)
    expectTrue(commune)
    let households = Array(commune.households)
    var changes: [Change] = []
    for (place, household) in households.enumerated().prefix(40) {
      var other = household
      other.group = households[(place * 7 + 3) % households.count].group
      other.poverty = place % 3 == 0 ? nil : .poor
      changes.append(.from(household, to: other))
      if let visit = commune.visits.first(where: { $0.household == household.id }) {
        changes.append(.removing(visit))
      }
      var new = Household(id: ID(SmallCommune.id(UInt64(place + 1))))
      new.code = "X\(place)"
      new.group = household.group
      changes.append(.creating(new))
    }
    let kept = commune
    for change in changes { try commune.apply(change) }
    expectTrue(commune)
    for change in changes.reversed() { try commune.apply(change.inverse) }
    expectTrue(commune)
    expectTrue(kept)
  }

  /// Compares what is kept with what is worked out anew.
  private func expectTrue(_ commune: Commune) {
    var fresh = commune
    for (register, _) in Self.fields { fresh.noteChange(of: register) }
    for (register, field) in Self.fields {
      let values = Set(
        commune.ids(in: register).compactMap { commune.record($0, in: register)?.value(of: field) })
      let agrees = values.allSatisfy {
        commune.records(in: register, where: field, equals: $0)
          == fresh.records(in: register, where: field, equals: $0)
      }
      #expect(agrees, "\(register).\(field)")
      let gone = FieldValue.text("X1")
      #expect(
        commune.records(in: register, where: field, equals: gone)
          == fresh.records(in: register, where: field, equals: gone))
    }
  }
}
