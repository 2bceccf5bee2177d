internal import CommuneDomain
internal import Localization

extension Alert {
  /// The register beside whose name the home screen counts this alert.
  var home: RegisterKey {
    switch rule {
    case "A14": .partyOrganisations
    default: register
    }
  }

  /// The screen that shows exactly the records that the alert speaks of.
  func screen(in session: Session) -> any Screen {
    if rule == "A1", let level = AssignmentLevel.allCases.first(where: { $0.register == register })
    {
      return BoardScreen(level: level, in: session, only: level == .household ? ids : nil)
    }
    return TableScreen(
      register: register, in: session, scope: ids,
      title: session.phrases.line(for: self, in: session.commune))
  }
}
