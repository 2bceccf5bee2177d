extension AlertRule {
  /// A15: a badge falls due at the next occasion, and has not been awarded.
  static let badgeDue = AlertRule(
    "A15", .notice, of: \.members, remedy: .add(.badges, field: "member"),
    watching: [.referring(.badges, field: "member")]
  ) { member, circumstances in
    member.badgeDue(in: circumstances).map { AlertFinding(due: $0.occasion, [.integer($0.years)]) }
  }
}
