extension AlertRule {
  /// A44: an item of the trial run failed and has not passed since (article 4.7).
  static let checklistItemsFailing = AlertRule(
    "A44", .notice, of: \.checklists, remedy: .complete(field: "result"),
    watching: [.everything(in: .checklists)]
  ) { item, circumstances in
    item.isStillFailing(in: circumstances.commune) ? AlertFinding([.text(item.error)]) : nil
  }
}
