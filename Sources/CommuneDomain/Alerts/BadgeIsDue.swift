extension AlertRule {
  /// A15: a badge falls due at the next occasion.
  static let badgeDue = AlertRule("A15", .notice, of: \.members) { member, circumstances in
    member.badgeDue(in: circumstances).map { AlertFinding(due: $0.occasion, [.integer($0.years)]) }
  }
}
