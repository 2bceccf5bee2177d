/// A field by which records belong to a unit and go over with it while they are alive.
struct FollowingRecords: Sendable {
  /// How a record's new place is found when the old unit does not go to one place alone.
  enum Manner: Sendable {
    /// Someone chooses.
    case chosen
    /// As the record that another field names, where that one is moved; otherwise someone chooses.
    case with(field: String)
    /// The work of a person ends with the old unit and goes on in the first new one; who looks after a
    /// place does so in each further one too.
    case work
  }

  let register: RegisterKey
  let field: String
  let manner: Manner
  /// Whether a record still counts from a day on; others keep saying where they once belonged.
  let isAlive: @Sendable (RecordID, Commune, CalendarDate) -> Bool

  /// What follows a unit of a kind; groups come before the households that follow them.
  static func of(_ kind: SuccessionKind) -> [FollowingRecords] {
    kind == .administrativeUnit ? ofAdministrativeUnits : ofResidenceUnits
  }

  private static let ofAdministrativeUnits: [FollowingRecords] = [
    FollowingRecords(register: .residenceUnits, field: "unit", manner: .chosen) {
      lives(.residenceUnits, $0, $1, $2)
    },
    FollowingRecords(register: .administrativeUnits, field: "parent", manner: .chosen) {
      lives(.administrativeUnits, $0, $1, $2)
    },
  ]

  private static let ofResidenceUnits: [FollowingRecords] = [
    FollowingRecords(register: .groups, field: "residence-unit", manner: .chosen) {
      lives(.groups, $0, $1, $2)
    },
    FollowingRecords(register: .partyOrganisations, field: "residence-unit", manner: .chosen) {
      lives(.partyOrganisations, $0, $1, $2)
    },
    FollowingRecords(
      register: .households, field: "residence-unit", manner: .with(field: "group")
    ) { _, _, _ in true },
    FollowingRecords(
      register: .people, field: "residence-unit", manner: .with(field: "household")
    ) { id, commune, day in commune.people[ID(id)]?.isPresent(on: day) ?? false },
    FollowingRecords(register: .assignments, field: "residence-unit", manner: .work) {
      id, commune, day in
      commune.assignments[ID(id)]?.period.to.map { day <= $0 } ?? true
    },
    FollowingRecords(register: .appointments, field: "residence-unit", manner: .work) {
      id, commune, day in
      commune.appointments[ID(id)]?.period.to.map { day <= $0 } ?? true
    },
    FollowingRecords(register: .headTerms, field: "residence-unit", manner: .work) {
      id, commune, day in
      commune.headTerms[ID(id)]?.period.to.map { day <= $0 } ?? true
    },
    FollowingRecords(register: .workingGroups, field: "residence-unit", manner: .work) {
      id, commune, day in
      commune.workingGroups[ID(id)]?.period.to.map { day <= $0 } ?? true
    },
    FollowingRecords(
      register: .recommendations, field: "residence-unit",
      manner: .with(field: "household")
    ) { id, commune, _ in
      commune.recommendations[ID(id)].map { !$0.isAnswered && $0.status != .resolved } ?? false
    },
  ]

  private static func lives(
    _ register: RegisterKey, _ id: RecordID, _ commune: Commune, _ day: CalendarDate
  ) -> Bool {
    commune.lifetime(of: id, in: register)?.to.map { day <= $0 } ?? true
  }
}
