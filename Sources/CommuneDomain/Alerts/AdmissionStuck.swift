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

extension AlertRule {
  /// The decision is there and the ceremony is not: by when it is to be held, or since when it is late.
  static let ceremonyDue: [AlertRule] = [
    AlertRule("3.11", .urgent, phrase: "3.11.late", of: \.admissions, remedy: .guide) {
      admission, circumstances in
      guard let last = admission.lastDayOfCeremony(in: circumstances), last < circumstances.today
      else { return nil }
      return AlertFinding(due: last, [.date(last)])
    },
    AlertRule("3.11", .notice, phrase: "3.11.ceremony", of: \.admissions, remedy: .guide) {
      admission, circumstances in
      guard let last = admission.lastDayOfCeremony(in: circumstances), last >= circumstances.today
      else { return nil }
      return AlertFinding(due: last, [.date(last)])
    },
  ]
}

extension AdmissionCase {
  /// By when the ceremony must be held; nil unless there is a decision and no ceremony yet.
  package func lastDayOfCeremony(in circumstances: Circumstances) -> CalendarDate? {
    guard isOpen, ceremony == nil, let decided,
      let days = circumstances.value(of: .ceremonyWorkingDays, on: decided)
    else { return nil }
    return circumstances.limits.day(after: decided, workingDays: days)
  }

  /// For how many days the case has not moved on, where that is too long.
  package func daysStuck(in circumstances: Circumstances) -> Int? {
    guard ceremony == nil, let days = daysInStep(on: circumstances.today),
      let most = circumstances.value(of: .stuckDays, on: circumstances.today), days > most
    else { return nil }
    return days
  }
}
