/// A people's self-governing group: some dozens of neighbouring households inside a residence unit.
package struct SelfManagedGroup: Entity {
  package let id: ID<Self>
  package var code = ""
  package var name = ""
  package var residenceUnit: ID<ResidenceUnit>?
  package var leader: ID<Person>?
  package var meetingDay: Int?
  package var founded: CalendarDate?
  package var dissolved: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    guard let unit = residenceUnit, let unit = commune.residenceUnits[unit] else { return name }
    return "\(name) (\(unit.name))"
  }

  package func shortTitle(in commune: Commune) -> String { name }

  package static let schema = Schema<SelfManagedGroup>(
    .groups,
    fields: [
      .text("code", \.code, .code).required().unique().column().searched(),
      .text("name", \.name).required().column().searched(),
      .reference("residence-unit", \.residenceUnit, to: .residenceUnits).required().persistent()
        .column().searched(),
      .reference("leader", \.leader, to: .people).column().searched(),
      .integer("meeting-day", \.meetingDay, in: 1...31).column(),
      .date("founded", \.founded),
      .date("dissolved", \.dissolved),
    ],
    derived: [
      DerivedField("households", .integer(0...1_000_000), isColumn: true) { group, circumstances in
        .integer(
          circumstances.commune.records(
            in: .households, where: "group", equals: .reference(group.recordID)
          ).count)
      }
    ],
    rules: [
      .soft("unitClosed", at: "residence-unit") { group, circumstances in
        guard let unit = group.residenceUnit, group.exists(on: circumstances.today),
          let last = circumstances.commune.lastDay(
            of: unit.raw, in: .residenceUnits, before: circumstances.today)
        else { return nil }
        return [.record(.residenceUnits, unit.raw), .date(last)]
      },
      .hard("endBeforeBeginning", at: "dissolved") { group, _ in
        dates(group.founded, inOrderWith: group.dissolved)
      },
    ])

  /// Whether the group exists on a day.
  package func exists(on day: CalendarDate) -> Bool {
    Period(from: founded, to: dissolved).contains(day)
  }
}

extension RegisterKey {
  package static let groups = RegisterKey("groups")
}
