package import CommuneDomain

/// What a record is called on screen.
extension Phrases {
  /// A value of a record, entered or derived, as people read it.
  package func text(
    of value: FieldValue, _ field: FieldDescription, in record: any Entity, _ commune: Commune,
    revealing: Bool = false
  ) -> String {
    if field.isDerived, let subject = subject(of: record, in: commune) { return subject }
    return text(of: value, field, of: record.register, in: commune, revealing: revealing)
  }

  /// What an entry about another record, or about a whole register, speaks of: the domain has names for
  /// some of them, but no words.
  private func subject(of record: any Entity, in commune: Commune) -> String? {
    switch record {
    case is Snooze: return title(of: record, in: commune)
    case let access as AccessEntry:
      let register = RegisterKey(access.area)
      guard Commune.register(register) != nil else { return nil }
      if let id = RecordID(access.record) { return title(of: id, in: register, of: commune) }
      return access.record.isEmpty ? name(of: register) : nil
    default: return nil
    }
  }

  /// The record's title, with a date in it as people read it and a figure by its word; nil when
  /// there is no such record.
  package func title(of id: RecordID, in register: RegisterKey, of commune: Commune) -> String? {
    commune.record(id, in: register).map { title(of: $0, in: commune) }
  }

  /// The record's title, with a date in it as people read it and a figure by its word.
  package func title(of record: any Entity, in commune: Commune) -> String {
    switch record {
    case let visit as Visit:
      let household = visit.household.flatMap { commune.households[$0]?.title(in: commune) }
      return [household, visit.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let meeting as Meeting:
      let host = meeting.host.map { commune.title(of: $0.id, in: $0.register) }
      return [host, meeting.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let visit as HousingVisit:
      let house = visit.case.flatMap { commune.housingCases[$0]?.title(in: commune) }
      return [house, visit.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let access as AccessEntry:
      let kind = access.kind.map { choice(.accesses, "kind", $0.rawValue) }
      return [access.date.map(date), access.time, kind].compactMap(\.self).joined(separator: " ")
    case let total as ControlTotal:
      let figure = total.figure.map { choice(.controlTotals, "figure", $0.rawValue) }
      return [figure, total.declared.map(number)].compactMap(\.self).joined(separator: " ")
    case let snooze as Snooze:
      guard let subject = snooze.subject, let register = snooze.alertRule?.register,
        let title = title(of: subject, in: register, of: commune)
      else { return record.title(in: commune) }
      return title
    case let event as MembershipEvent:
      let member = event.member.flatMap { commune.members[$0]?.shortTitle(in: commune) }
      let kind = event.kind.map { choice(.membershipEvents, "kind", $0.rawValue) }
      return [member, kind, event.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let dues as Dues:
      let member = dues.member.flatMap { commune.members[$0]?.shortTitle(in: commune) }
      return [member, dues.month.map(date)].compactMap(\.self).joined(separator: " ")
    case let booking as Booking:
      return [booking.subject, booking.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let day as ReceptionDay:
      let host = day.host.flatMap { commune.people[$0]?.name }
      return [host, day.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let dialogue as Dialogue:
      return [dialogue.subject, dialogue.date.map(date)].compactMap(\.self).joined(separator: " ")
    case let classification as Classification:
      guard classification.period == .quarter, let quarter = classification.quarter,
        let year = classification.year
      else { return record.title(in: commune) }
      let when = text("title.quarter", number(quarter), String(year))
      return [classification.subjectName(in: commune), when]
        .compactMap(\.self).joined(separator: " ")
    case let issue as ReportIssue:
      let duty = issue.duty.flatMap { commune.reportDuties[$0]?.name }
      return [duty, issue.periodEnd.map(date)].compactMap(\.self).joined(separator: " ")
    default: return record.title(in: commune)
    }
  }
}
