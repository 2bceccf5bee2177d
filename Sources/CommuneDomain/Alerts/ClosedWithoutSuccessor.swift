extension AlertRule {
  /// A23: a unit is closed and nothing took over from it, or someone is still assigned to it
  /// (article 4.6: no gap in time, area or field).
  static let closedWithoutSuccessor: [AlertRule] = [
    AlertRule(
      "A23", .urgent, phrase: "A23.residence-units", of: \.residenceUnits, remedy: .changeUnits,
      watching: [.referring(.successions, field: SuccessionKind.residenceUnit.fromField)]
    ) { unit, circumstances in
      circumstances.findingOfNoSuccessor(unit.recordID, .residenceUnits)
    },
    AlertRule(
      "A23", .urgent, phrase: "A23.administrative-units", of: \.administrativeUnits,
      remedy: .changeUnits,
      watching: [
        .referring(.successions, field: SuccessionKind.administrativeUnit.fromField),
        .referring(.residenceUnits, field: "unit"),
      ]
    ) { unit, circumstances in
      // A national list has thousands that are gone; only those that the book still uses matter.
      let isUsed = !circumstances.commune
        .records(in: .residenceUnits, where: "unit", equals: .reference(unit.recordID)).isEmpty
      return isUsed ? circumstances.findingOfNoSuccessor(unit.recordID, .administrativeUnits) : nil
    },
    AlertRule(
      "A23", .urgent, phrase: "A23.assignments", of: \.assignments,
      watching: [
        .through(.residenceUnits) { id, _, commune in
          commune.records(in: .assignments, where: "residence-unit", equals: .reference(id))
        },
        .through(.groups) { id, _, commune in
          commune.records(in: .assignments, where: "group", equals: .reference(id))
        },
        .through(.partyOrganisations) { id, _, commune in
          commune.records(in: .assignments, where: "cell", equals: .reference(id))
        },
      ]
    ) { assignment, circumstances in
      guard assignment.isInForce(on: circumstances.today), let level = assignment.level,
        let target = assignment.target,
        let last = circumstances.commune.lifetime(of: target, in: level.register)?.to,
        last < circumstances.today
      else { return nil }
      return AlertFinding(due: last, [.record(level.register, target), .date(last)])
    },
    AlertRule(
      "A23", .urgent, phrase: "A23.head-terms", of: \.headTerms,
      watching: [
        .through(.residenceUnits) { id, _, commune in
          commune.records(in: .headTerms, where: "residence-unit", equals: .reference(id))
        }
      ]
    ) { term, circumstances in
      circumstances.findingOfWork(term.period, in: term.residenceUnit?.raw, .residenceUnits)
    },
    AlertRule(
      "A23", .urgent, phrase: "A23.appointments", of: \.appointments,
      watching: [
        .through(.residenceUnits) { id, _, commune in
          commune.records(in: .appointments, where: "residence-unit", equals: .reference(id))
        },
        .through(.groups) { id, _, commune in
          commune.records(in: .appointments, where: "group", equals: .reference(id))
        },
        .through(.partyOrganisations) { id, _, commune in
          commune.records(in: .appointments, where: "organisation", equals: .reference(id))
        },
      ]
    ) { appointment, circumstances in
      guard let register = appointment.body?.register else { return nil }
      return circumstances.findingOfWork(appointment.period, in: appointment.place, register)
    },
    AlertRule(
      "A23", .urgent, phrase: "A23.working-groups", of: \.workingGroups,
      watching: [
        .through(.residenceUnits) { id, _, commune in
          commune.records(in: .workingGroups, where: "residence-unit", equals: .reference(id))
        },
        .through(.administrativeUnits) { id, _, commune in
          commune.records(in: .workingGroups, where: "unit", equals: .reference(id))
        },
      ]
    ) { group, circumstances in
      guard let register = group.level?.register else { return nil }
      return circumstances.findingOfWork(group.period, in: group.place, register)
    },
  ]
}

extension Circumstances {
  /// A post or duty that is held today in a unit whose last day is over.
  fileprivate func findingOfWork(_ period: Period, in unit: RecordID?, _ register: RegisterKey)
    -> AlertFinding?
  {
    guard period.contains(today), let unit,
      let last = commune.lastDay(of: unit, in: register, before: today)
    else { return nil }
    return AlertFinding(due: last, [.record(register, unit), .date(last)])
  }

  /// A unit whose last day is over or near, without anything that takes over from it.
  fileprivate func findingOfNoSuccessor(_ id: RecordID, _ register: RegisterKey) -> AlertFinding? {
    guard let last = commune.lifetime(of: id, in: register)?.to,
      last < today.adding(days: value(of: .unitEndWarningDays, on: today) ?? 0),
      commune.successionsFrom(id, in: register).isEmpty
    else { return nil }
    return AlertFinding(due: last, [.date(last)])
  }
}
