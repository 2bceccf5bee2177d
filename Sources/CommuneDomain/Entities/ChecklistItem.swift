/// An item of a trial run, and whether it worked: documents, official e-mail, online meetings,
/// procedures at the service centre (article 4.7).
package struct ChecklistItem: Entity {
  package let id: ID<Self>
  package var item = ""
  package var area: ChecklistArea?
  package var unit: ID<AdministrativeUnit>?
  package var date: CalendarDate?
  package var result: ChecklistResult?
  package var error = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { item }

  package static let schema = Schema<ChecklistItem>(
    .checklists,
    fields: [
      .text("item", \.item).required().column().searched(),
      .choice("area", \.area).required().persistent().column(),
      .reference("unit", \.unit, to: .administrativeUnits).persistent().searched(),
      .date("date", \.date).required().initially(.today).persistent().column(),
      .choice("result", \.result).required().column(),
      .text("error", \.error, .line(160)).required().column().searched()
        .applies { $0.result == .failed },
    ],
    rules: [
      .hard("dateInFuture", at: "date") { item, circumstances in
        item.date.flatMap { $0 > circumstances.today ? [.date($0)] : nil }
      },
      .hard("checkedTwice", at: "item") { item, circumstances in
        guard let date = item.date else { return nil }
        let isThere = item.others(in: circumstances.commune).contains { $0.date == date }
        return isThere ? [.date(date)] : nil
      },
    ])

  /// Whether the item failed and has not passed since.
  package func isStillFailing(in commune: Commune) -> Bool {
    guard result == .failed, let date else { return false }
    return !others(in: commune).contains { other in
      other.result == .passed && other.date.map { $0 >= date } ?? false
    }
  }

  private func others(in commune: Commune) -> [ChecklistItem] {
    commune.records(in: .checklists, where: "item", equals: .text(item))
      .compactMap { commune.checklists[ID($0)] }
      .filter { $0.id != id && $0.unit == unit }
  }
}

extension RegisterKey {
  package static let checklists = RegisterKey("checklists")
}

package enum ChecklistArea: String, Choice {
  case documents
  case email
  case onlineMeeting = "online-meeting"
  case procedures
  case regime
  case other
}

package enum ChecklistResult: String, Choice {
  case passed, failed
}
