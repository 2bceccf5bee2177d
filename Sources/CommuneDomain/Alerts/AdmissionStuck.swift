extension AlertRule {
  /// A case of admission has not moved on for long (article 3.11); probation has its own days.
  static let admissionStuck = AlertRule("3.11", .notice, of: \.admissions) {
    admission, circumstances in
    guard let days = admission.daysStuck(in: circumstances), let step = admission.step else {
      return nil
    }
    return AlertFinding([.integer(days), .value(.choice(step.rawValue))])
  }
}

extension AdmissionCase {
  /// For how many days the case has not moved on, where that is too long.
  package func daysStuck(in circumstances: Circumstances) -> Int? {
    guard ceremony == nil, let days = daysInStep(on: circumstances.today),
      let most = circumstances.value(of: .stuckDays, on: circumstances.today), days > most
    else { return nil }
    return days
  }
}
