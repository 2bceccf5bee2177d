/// The twelve steps of an admission, each done on a day.
package enum AdmissionStep: String, Choice {
  case introduced
  case listed
  case certificate
  case application
  case references
  case cellResolution = "cell-resolution"
  case committeeResolution = "committee-resolution"
  case decision
  case ceremony
  case probation
  case confirmation
  case recognition

  /// 1–12, as the guidance numbers them.
  package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  package var next: AdmissionStep? {
    Self.allCases.indices.contains(number) ? Self.allCases[number] : nil
  }

  /// The field that holds the day on which the step was done.
  package var field: String {
    switch self {
    case .introduced: "introduced"
    case .listed: "listed"
    case .certificate: "certificate-date"
    case .application: "applied"
    case .references: "recommended"
    case .cellResolution: "cell-resolved"
    case .committeeResolution: "committee-resolved"
    case .decision: "decided"
    case .ceremony: "ceremony"
    case .probation: "reviewed"
    case .confirmation: "confirmed"
    case .recognition: "recognised"
    }
  }

  /// What else is entered when the step is done: what the next step cannot do without, then papers.
  package var needs: [AdmissionNeed] {
    switch self {
    case .introduced: papers("source")
    case .listed: wanted("listed-resolution", "first-mentor")
    case .certificate: wanted("certificate")
    case .application:
      papers("has-application", "has-history") + wanted("vetting") + papers("has-diploma")
    case .references: papers("has-mentor-letters", "has-opinions") + wanted("second-mentor")
    case .cellResolution:
      wanted("cell-resolution", "votes-total", "votes-present", "votes-for")
    case .committeeResolution: wanted("committee-resolution")
    case .decision: wanted("decision")
    case .ceremony: []
    case .probation: wanted("new-member-class") + papers("has-self-review", "has-remarks")
    case .confirmation: wanted("confirmation", "confirm-total", "confirm-present", "confirm-for")
    case .recognition: wanted("recognition")
    }
  }

  private func wanted(_ fields: String...) -> [AdmissionNeed] {
    fields.map { AdmissionNeed(step: self, field: $0, isPaper: false) }
  }

  private func papers(_ fields: String...) -> [AdmissionNeed] {
    fields.map { AdmissionNeed(step: self, field: $0, isPaper: true) }
  }
}

/// Something that a step of an admission asks for.
package struct AdmissionNeed: Hashable, Sendable {
  package let step: AdmissionStep
  package let field: String
  /// A paper that is ticked off: without it the next step is possible, and the case is to be completed.
  package let isPaper: Bool
}
