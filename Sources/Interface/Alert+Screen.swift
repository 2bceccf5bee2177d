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

  /// Where the home screen goes: at once to the board where that is what is to be done.
  func shortcut(in session: Session) -> any Screen {
    guard case .assign(let level) = remedy else { return screen(in: session) }
    return BoardScreen(level: level, in: session, only: level == .household ? ids : nil)
  }

  /// The screen that shows exactly the records that the alert speaks of.
  func screen(in session: Session, isMine: Bool = false) -> any Screen {
    TableScreen(of: AlertScope(self, isMine: isMine), in: session)
  }
}

/// The records of an alert that a table shows, brought up to date as they are done.
struct AlertScope: Sendable {
  let phrase: String
  let register: RegisterKey
  /// The records of this line only, where each has a line of its own.
  private let only: RecordID?
  /// Whether only what concerns whoever sits here is shown.
  private let isMine: Bool
  /// What was found about the records shown.
  private(set) var alert: Alert

  init(_ alert: Alert, isMine: Bool) {
    self.alert = alert
    self.isMine = isMine
    phrase = alert.phrase
    register = alert.register
    let rule = AlertRule.rule(phrase: alert.phrase)
    only = rule?.isLinePerRecord == true ? alert.ids.first : nil
  }

  /// Takes over what is found now; nothing is left when all is done.
  mutating func refresh(in session: Session) {
    let lines = session.todo.alerts(phrase: phrase)
    var present = only.map { only in lines.first { $0.ids == [only] } } ?? lines.first
    if isMine, let me = session.me {
      present = present?.concerning(me, in: session.commune, on: session.today)
    }
    alert = present ?? alert.done
  }

  /// Why a record is here and by when it should be done.
  func status(of id: RecordID, in session: Session) -> String {
    let phrases = session.phrases
    let reason = phrases.reason(alert, for: id, in: session.commune)
    // Some reasons name the day themselves.
    let due = alert.finding(for: id)?.due.map { phrases.date($0) }
      .flatMap { reason.contains($0) ? nil : phrases.text("todo.due", $0) }
    return [reason, due ?? "", session.remark(on: alert)].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }
}

extension Session {
  /// What the figure behind an alert is; empty for most.
  func remark(on alert: Alert) -> String { phrases.remark(on: alert, in: circumstances) }
}

extension Alert {
  /// The alert once nothing of it is left.
  fileprivate var done: Alert {
    Alert(
      rule: rule, severity: severity, phrase: phrase, arguments: [.integer(0)],
      register: register, ids: [], remedy: remedy)
  }
}
