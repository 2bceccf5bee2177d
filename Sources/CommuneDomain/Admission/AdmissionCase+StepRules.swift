/// The order of the steps, and the days within which they follow each other.
extension AdmissionCase {
  static let stepRules: [RecordRule<AdmissionCase>] =
    AdmissionStep.allCases.flatMap { step -> [RecordRule<AdmissionCase>] in
      [
        .hard("stepBeforeItsTime", at: step.field) { admission, _ in
          admission.whatComesBefore(step)
        },
        .hard("stepOutOfOrder", at: step.field) { admission, _ in
          admission.earlierStep(after: step)
        },
        .hard("dateInFuture", at: step.field) { future($0.day(of: step), $1) },
      ]
    }

  static let lateRules: [RecordRule<AdmissionCase>] = [
    .soft("ceremonyLate", at: "ceremony", under: .ceremonyWorkingDays) { admission, circumstances in
      guard let decided = admission.decided, let ceremony = admission.ceremony,
        let days = circumstances.value(of: .ceremonyWorkingDays, on: decided)
      else { return nil }
      let last = circumstances.limits.day(after: decided, workingDays: days)
      return ceremony > last ? [.date(ceremony), .date(last)] : nil
    },
    .soft("recognitionLate", at: "confirmed", under: .reviewWorkingDays) {
      admission, circumstances in
      guard let ceremony = admission.ceremony, let confirmed = admission.confirmed,
        let last = circumstances.reviewEnd(after: ceremony), confirmed > last
      else { return nil }
      return [.date(confirmed), .date(last)]
    },
    .hard("recognitionEarly", at: "confirmed", under: .probationMonths) {
      admission, circumstances in
      guard let ceremony = admission.ceremony, let confirmed = admission.confirmed,
        let end = circumstances.probationEnd(after: ceremony), confirmed < end
      else { return nil }
      return [.date(confirmed), .date(end)]
    },
    .soft("memberNotEntered", at: "ceremony") { admission, circumstances in
      guard admission.ceremony != nil, admission.ended == nil, let candidate = admission.candidate,
        circumstances.members(of: candidate).isEmpty
      else { return nil }
      return [.record(.people, candidate.raw)]
    },
    .soft("memberStillOnProbation", at: "recognised") { admission, circumstances in
      guard admission.recognised != nil, let member = admission.member(in: circumstances.commune),
        member.status == .probationary
      else { return nil }
      return [.record(.members, member.recordID)]
    },
  ]

  /// The first thing that the steps before this one lack, papers apart; nil while the step is not done.
  private func whatComesBefore(_ step: AdmissionStep) -> [Issue.Argument]? {
    guard day(of: step) != nil, step != .certificate else { return nil }
    for earlier in AdmissionStep.allCases.prefix(step.number - 1) {
      if day(of: earlier) == nil { return [.field(earlier.field)] }
      if let need = earlier.needs.first(where: { !$0.isPaper && !isMet($0) }) {
        return [.field(need.field)]
      }
    }
    return nil
  }

  /// The latest of the steps before this one that was done after it; the class may come at any time
  /// before the cell decides, and so may the application and the references among themselves.
  private func earlierStep(after step: AdmissionStep) -> [Issue.Argument]? {
    guard let day = day(of: step) else { return nil }
    let before: [AdmissionStep]
    switch step {
    case .introduced, .certificate: return nil
    case .references: before = [.listed]
    default: before = AdmissionStep.allCases.prefix(step.number - 1).filter { $0 != step }
    }
    let free: Set<AdmissionStep> =
      step.number < AdmissionStep.cellResolution.number ? [.certificate] : []
    return before.filter { !free.contains($0) }
      .compactMap { earlier in self.day(of: earlier).map { (earlier, $0) } }
      .last { $0.1 > day }
      .map { [.field($0.0.field), .date($0.1)] }
  }
}
