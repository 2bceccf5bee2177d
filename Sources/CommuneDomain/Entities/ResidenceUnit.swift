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
