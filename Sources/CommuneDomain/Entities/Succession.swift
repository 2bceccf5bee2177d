/// What became of a unit, group or cell on a day: another one took over all or part of it.
///
/// The old one is kept with its last day, so that its code and name are found for ever (fixtures F20
/// and F21).
package struct Succession: Entity {
  package let id: ID<Self>
  package var kind: SuccessionKind?
  package var change: SuccessionChange?
  package var fromAdministrativeUnit: ID<AdministrativeUnit>?
  package var toAdministrativeUnit: ID<AdministrativeUnit>?
  package var fromResidenceUnit: ID<ResidenceUnit>?
  package var toResidenceUnit: ID<ResidenceUnit>?
  package var fromGroup: ID<SelfManagedGroup>?
  package var toGroup: ID<SelfManagedGroup>?
  package var fromCell: ID<PartyOrganisation>?
  package var toCell: ID<PartyOrganisation>?
  package var portion: SuccessionPortion?
  package var date: CalendarDate?
  package var legalBasis = ""
  package var remarks = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    guard let register = kind?.register else { return "" }
    return [predecessor, successor].compactMap(\.self)
      .map { commune.title(of: $0, in: register) }.joined(separator: " → ")
  }

  private static let units: [Field<Succession>] = [
    .reference("from-administrative-unit", \.fromAdministrativeUnit, to: .administrativeUnits)
      .required().column().sharingColumn("from").searched()
      .applies { $0.kind == .administrativeUnit },
    .reference("from-residence-unit", \.fromResidenceUnit, to: .residenceUnits)
      .required().column().sharingColumn("from").searched()
      .applies { $0.kind == .residenceUnit },
    .reference("from-group", \.fromGroup, to: .groups)
      .required().column().sharingColumn("from").searched().applies { $0.kind == .group },
    .reference("from-cell", \.fromCell, to: .partyOrganisations)
      .required().column().sharingColumn("from").searched().applies { $0.kind == .cell },
    .reference("to-administrative-unit", \.toAdministrativeUnit, to: .administrativeUnits)
      .required().persistent().column().sharingColumn("to").searched()
      .applies { $0.kind == .administrativeUnit },
    .reference("to-residence-unit", \.toResidenceUnit, to: .residenceUnits)
      .required().persistent().column().sharingColumn("to").searched()
      .applies { $0.kind == .residenceUnit },
    .reference("to-group", \.toGroup, to: .groups)
      .required().persistent().column().sharingColumn("to").searched()
      .applies { $0.kind == .group },
    .reference("to-cell", \.toCell, to: .partyOrganisations)
      .required().persistent().column().sharingColumn("to").searched()
      .applies { $0.kind == .cell },
  ]

  private static let firstFields: [Field<Succession>] = [
    .choice("kind", \.kind).required().persistent().column(),
    .choice("change", \.change).required().persistent().column(),
  ]

  private static let lastFields: [Field<Succession>] = [
    .choice("portion", \.portion).required()
      .initially(.value(.choice(SuccessionPortion.whole.rawValue))).column(),
    .date("date", \.date).required().persistent().column(),
    .text("legal-basis", \.legalBasis, .line(160)).required().persistent().searched(),
    .text("remarks", \.remarks, .paragraph(300)),
  ]

  package static let schema = Schema<Succession>(
    .successions, fields: firstFields + units + lastFields,
    rules: [
      .hard("successionOfItself", at: "change") { succession, _ in
        succession.predecessor != nil && succession.predecessor == succession.successor ? [] : nil
      },
      .hard("partialIsWhole", at: "portion") { succession, _ in
        succession.change == .partial && succession.portion == .whole ? [] : nil
      },
      .hard("successionTwice", at: "date") { succession, circumstances in
        succession.twin(in: circumstances.commune).map { [.record(.successions, $0.recordID)] }
      },
      .hard("successionWholeTwice", at: "portion") { succession, circumstances in
        succession.rival(in: circumstances.commune).map { [.record(.successions, $0.recordID)] }
      },
      .hard("successionGap", at: "date") { succession, circumstances in
        succession.gap(in: circumstances.commune)
      },
      .hard("successionOverlap", at: "date") { succession, circumstances in
        succession.overlap(in: circumstances.commune)
      },
      .hard("successorClosed", at: "date") { succession, circumstances in
        guard let date = succession.date, let register = succession.kind?.register,
          let successor = succession.successor,
          let last = circumstances.commune.lifetime(of: successor, in: register)?.to, last < date
        else { return nil }
        return [.record(register, successor), .date(last)]
      },
    ])

  /// What is succeeded.
  package var predecessor: RecordID? {
    switch kind {
    case .administrativeUnit: fromAdministrativeUnit?.raw
    case .residenceUnit: fromResidenceUnit?.raw
    case .group: fromGroup?.raw
    case .cell: fromCell?.raw
    case nil: nil
    }
  }

  /// What takes over.
  package var successor: RecordID? {
    switch kind {
    case .administrativeUnit: toAdministrativeUnit?.raw
    case .residenceUnit: toResidenceUnit?.raw
    case .group: toGroup?.raw
    case .cell: toCell?.raw
    case nil: nil
    }
  }

  /// Says that one record takes over from another.
  package mutating func passes(from old: RecordID, to new: RecordID, of kind: SuccessionKind) {
    self.kind = kind
    switch kind {
    case .administrativeUnit:
      fromAdministrativeUnit = ID(old)
      toAdministrativeUnit = ID(new)
    case .residenceUnit:
      fromResidenceUnit = ID(old)
      toResidenceUnit = ID(new)
    case .group:
      fromGroup = ID(old)
      toGroup = ID(new)
    case .cell:
      fromCell = ID(old)
      toCell = ID(new)
    }
  }
}

extension RegisterKey {
  package static let successions = RegisterKey("successions")
}

/// What is succeeded.
package enum SuccessionKind: String, Choice {
  case administrativeUnit = "administrative-unit"
  case residenceUnit = "residence-unit"
  case group
  case cell

  package var register: RegisterKey {
    switch self {
    case .administrativeUnit: .administrativeUnits
    case .residenceUnit: .residenceUnits
    case .group: .groups
    case .cell: .partyOrganisations
    }
  }

  /// The field that names what is succeeded.
  package var fromField: String { "from-\(rawValue)" }
  /// The field that names what takes over.
  package var toField: String { "to-\(rawValue)" }

  package init?(_ register: RegisterKey) {
    guard let kind = Self.allCases.first(where: { $0.register == register }) else { return nil }
    self = kind
  }
}

/// What kind of change it is.
package enum SuccessionChange: String, Choice {
  case merge, split, rename
  case recode = "re-code"
  /// A part goes over to another unit, and the rest stays as it was.
  case partial
}

/// How much of the old unit goes over.
package enum SuccessionPortion: String, Choice {
  case whole, part
}
