/// A hamlet or residential group: where people live and govern themselves; not a level of government.
package struct ResidenceUnit: Entity {
  package let id: ID<Self>
  package var code = ""
  package var name = ""
  package var kind: ResidenceUnitKind?
  package var unit: ID<AdministrativeUnit>?
  package var head: ID<Person>?
  package var validFrom: CalendarDate?
  package var validTo: CalendarDate?
  package var remarks = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { name }

  package static let schema = Schema<ResidenceUnit>(
    .residenceUnits,
    fields: [
      .text("code", \.code, .code).required().column().searched(),
      .text("name", \.name).required().column().searched(),
      .choice("kind", \.kind).required().persistent().column(),
      .reference("unit", \.unit, to: .administrativeUnits).persistent(),
      .reference("head", \.head, to: .people).column().searched(),
      .date("valid-from", \.validFrom).persistent(),
      .date("valid-to", \.validTo).column(),
      .text("remarks", \.remarks, .paragraph(300)),
    ],
    derived: [
      DerivedField("households", .integer(0...1_000_000)) { unit, circumstances in
        .integer(unit.households(in: circumstances.commune).count)
      },
      DerivedField("persons", .integer(0...10_000_000)) { unit, circumstances in
        .integer(unit.households(in: circumstances.commune).reduce(0) { $0 + ($1.persons ?? 0) })
      },
      DerivedField("secretary", .text(.personName)) { unit, circumstances in
        let commune = circumstances.commune
        let cell = commune.related(\.partyOrganisations, "residence-unit", to: unit.recordID)
          .first { $0.isCell && $0.exists(on: circumstances.today) }
        return cell?.secretary.flatMap { commune.people[$0]?.name }.map(FieldValue.text) ?? .empty
      },
      DerivedField("front-work-head", .text(.personName)) { unit, circumstances in
        unit.holder(of: .frontWorkHead, in: circumstances)
          .flatMap { circumstances.commune.people[$0]?.name }.map(FieldValue.text) ?? .empty
      },
      DerivedField("became", .text(.line(200))) { unit, circumstances in
        circumstances.commune.names(of: .heirs, unit.recordID, .residenceUnits)
      },
      DerivedField("formerly", .text(.line(200))) { unit, circumstances in
        circumstances.commune.names(of: .predecessors, unit.recordID, .residenceUnits)
      },
    ],
    rules: [
      .hard("endBeforeBeginning", at: "valid-to") { unit, _ in
        dates(unit.validFrom, inOrderWith: unit.validTo)
      },
      .hard("codeInUse", at: "code") { unit, circumstances in
        circumstances.commune
          .records(in: .residenceUnits, where: "code", equals: .text(unit.code))
          .compactMap { circumstances.commune.residenceUnits[ID($0)] }
          .first { $0.id != unit.id && $0.period.overlaps(unit.period) }
          .map { [.record(.residenceUnits, $0.recordID)] }
      },
      .soft("headDiffers", at: "head") { unit, circumstances in
        guard let head = unit.head else { return nil }
        let appointed = circumstances.commune
          .related(\.appointments, "residence-unit", to: unit.recordID)
          .first { $0.post == .unitHead && $0.period.contains(circumstances.today) }?.person
        let others = [unit.holder(of: .head, in: circumstances), appointed].compactMap(\.self)
        return others.first { $0 != head }.map { [.record(.people, $0.raw)] }
      },
      .soft("kindOfParent", at: "kind") { unit, circumstances in
        guard let kind = unit.kind, let parent = unit.unit,
          let parentKind = circumstances.commune.administrativeUnits[parent]?.kind
        else { return nil }
        switch parentKind {
        case .ward: return kind.isUrban ? nil : [.record(.administrativeUnits, parent.raw)]
        case .commune: return kind.isUrban ? [.record(.administrativeUnits, parent.raw)] : nil
        default: return nil
        }
      },
    ] + successionRules)

  private func households(in commune: Commune) -> [Household] {
    commune.related(\.households, "residence-unit", to: recordID)
  }

  /// Who leads here today by the register of terms.
  private func holder(of role: HeadRole, in circumstances: Circumstances) -> ID<Person>? {
    circumstances.commune.related(\.headTerms, "residence-unit", to: recordID)
      .first { $0.role == role && $0.isInForce(on: circumstances.today) }?.person
  }

  /// Whether the unit exists on a day.
  package func exists(on day: CalendarDate) -> Bool { period.contains(day) }

  /// When the unit exists.
  package var period: Period { Period(from: validFrom, to: validTo) }
}

extension RegisterKey {
  package static let residenceUnits = RegisterKey("residence-units")
}

/// Kinds of residence units; the first eight belong to communes, the others to wards (Circular
/// 04/2012/TT-BNV as amended).
package enum ResidenceUnitKind: String, Choice {
  case thon, lang, ap, ban, buon, bon, phum, soc
  case toDanPho = "to-dan-pho"
  case khuPho = "khu-pho"
  case khoiPho = "khoi-pho"
  case khom
  case tieuKhu = "tieu-khu"

  package var isUrban: Bool {
    switch self {
    case .toDanPho, .khuPho, .khoiPho, .khom, .tieuKhu: true
    default: false
    }
  }
}
