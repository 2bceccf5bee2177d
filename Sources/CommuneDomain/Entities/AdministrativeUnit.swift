/// A province, commune or ward during one period: the same code may name another unit later, so a
/// unit is its code *and* the day from which it holds (fixture F20).
package struct AdministrativeUnit: Entity {
  package let id: ID<Self>
  package var code = ""
  package var name = ""
  package var kind: AdministrativeUnitKind?
  package var parent: ID<AdministrativeUnit>?
  package var validFrom: CalendarDate?
  package var validTo: CalendarDate?
  package var legalBasis = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { name }

  package static let schema = Schema<AdministrativeUnit>(
    .administrativeUnits,
    fields: [
      .text("code", \.code, .code).required().column().searched(),
      .text("name", \.name).required().column().searched(),
      .choice("kind", \.kind).required().persistent().column(),
      .reference("parent", \.parent, to: .administrativeUnits).persistent().column(),
      .date("valid-from", \.validFrom).required().persistent().column(),
      .date("valid-to", \.validTo).column(),
      .text("legal-basis", \.legalBasis).persistent(),
    ],
    derived: [
      DerivedField("became", .text(.line(200))) { unit, circumstances in
        circumstances.commune.names(of: .heirs, unit.recordID, .administrativeUnits)
      },
      DerivedField("formerly", .text(.line(200))) { unit, circumstances in
        circumstances.commune.names(of: .predecessors, unit.recordID, .administrativeUnits)
      },
    ],
    rules: [
      .hard("administrativeCode", at: "code") { unit, _ in
        let digits = unit.code.utf8.allSatisfy { (48...57).contains($0) }
        return digits && [2, 5].contains(unit.code.utf8.count) ? nil : []
      },
      .hard("endBeforeBeginning", at: "valid-to") { unit, _ in
        dates(unit.validFrom, inOrderWith: unit.validTo)
      },
      .hard("ownParent", at: "parent") { unit, _ in unit.parent == unit.id ? [] : nil },
      .hard("parentCycle", at: "parent") { unit, circumstances in
        circumstances.commune.wayBack(from: unit, upwards: \.parent, in: \.administrativeUnits)
          .map { [.record(.administrativeUnits, $0.raw)] }
      },
      .soft("parentKind", at: "parent") { unit, circumstances in
        guard let kind = unit.kind, let parent = unit.parent, parent != unit.id,
          let above = circumstances.commune.administrativeUnits[parent]?.kind,
          above.rank >= kind.rank
        else { return nil }
        return [.record(.administrativeUnits, parent.raw)]
      },
      .hard("codeInUse", at: "code") { unit, circumstances in
        circumstances.commune
          .records(in: .administrativeUnits, where: "code", equals: .text(unit.code))
          .compactMap { circumstances.commune.administrativeUnits[ID($0)] }
          .first { $0.id != unit.id && $0.period.overlaps(unit.period) }
          .map { [.record(.administrativeUnits, $0.recordID)] }
      },
    ] + successionRules)

  /// When the unit exists.
  package var period: Period { Period(from: validFrom, to: validTo) }
}

extension RegisterKey {
  package static let administrativeUnits = RegisterKey("administrative-units")
}

/// Kinds of administrative units, those of today and those abolished on 1 July 2025.
package enum AdministrativeUnitKind: String, Choice {
  case province
  case municipality
  case commune
  case ward
  case specialZone = "special-zone"
  case formerDistrict = "former-district"
  case formerTownship = "former-township"
}
