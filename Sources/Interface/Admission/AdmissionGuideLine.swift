internal import CommuneDomain

/// A line of the guide to the next step: something to be entered, a rule in the way, or what to do in
/// the register of members.
enum AdmissionGuideLine: Sendable, Hashable {
  /// What a step asks for, and whether it is there.
  case need(AdmissionNeed, isMet: Bool)
  /// A rule that the step would break if it were done today.
  case obstacle(Issue)
  /// Of how many official members how many must agree, shown before the vote is entered.
  case base(official: Int, exempt: Int, least: Int)
  /// The member is to be entered, or to be made an official one.
  case enterMember
  case makeOfficial(RecordID)

  /// Everything that the next step of a case asks for: what is missing first, then what is there.
  static func lines(of admission: AdmissionCase, in circumstances: Circumstances)
    -> [AdmissionGuideLine]
  {
    let missing = admission.missing.map { AdmissionGuideLine.need($0, isMet: false) }
    let obstacles = admission.obstacles(in: circumstances).map { AdmissionGuideLine.obstacle($0) }
    let met = (admission.nextStep?.needs ?? []).filter { admission.isMet($0) }
      .map { AdmissionGuideLine.need($0, isMet: true) }
    return member(of: admission, in: circumstances) + obstacles + missing
      + base(of: admission, in: circumstances) + met
  }

  private static func base(of admission: AdmissionCase, in circumstances: Circumstances)
    -> [AdmissionGuideLine]
  {
    let day: CalendarDate?
    switch admission.nextStep {
    case .cellResolution: day = admission.cellResolved ?? circumstances.today
    case .confirmation: day = admission.confirmed ?? circumstances.today
    default: return []
    }
    guard admission.isOpen, let day,
      let base = admission.voteBase(on: day, in: circumstances.commune),
      let least = circumstances.least(.admissionVotes, of: base.official.count, on: day)
    else { return [] }
    return [
      .base(official: base.official.count, exempt: base.exempt.count, least: least)
    ]
  }

  private static func member(of admission: AdmissionCase, in circumstances: Circumstances)
    -> [AdmissionGuideLine]
  {
    guard admission.ceremony != nil, admission.ended == nil else { return [] }
    guard let member = admission.member(in: circumstances.commune) else { return [.enterMember] }
    return admission.recognised != nil && member.status == .probationary
      ? [.makeOfficial(member.recordID)] : []
  }
}
