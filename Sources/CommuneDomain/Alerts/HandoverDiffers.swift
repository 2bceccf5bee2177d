extension AlertRule {
  /// A22: less or more was received than was given (article 4.5).
  static let handoverDiffers = AlertRule(
    "A22", .urgent, of: \.handoverItems, remedy: .complete(field: "note")
  ) { item, _ in
    guard let difference = item.difference, difference != 0 else { return nil }
    return AlertFinding([.integer(difference)])
  }
}
