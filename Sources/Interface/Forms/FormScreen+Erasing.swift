internal import CommuneDomain
internal import Localization

/// Erasing personal data for ever: a reason, then a question whose answer is no unless it is changed.
extension FormScreen {
  /// What is about to be erased.
  struct Erasing: Sendable {
    /// The only field; nil for all that tells who it is.
    var field: String?
    var reason = ""
    /// Who asked for it.
    var request: RecordID?
    /// How many pages of kept reports name whoever was erased.
    var keptPages = 0
  }

  /// The answers to the last question.
  private enum Answered {
    static let no = "no"
    static let one = "one"
    static let all = "all"
  }

  // MARK: - Asking

  mutating func beginErasing(_ field: String?, in session: Session) -> Response {
    erasing = Erasing(field: field)
    reasoned = .erase
    let phrases = session.phrases
    let title =
      field.map {
        phrases.text("erase.reason-field", phrases.label(register, $0), name(in: session))
      } ?? phrases.text("erase.reason", name(in: session))
    let requests = openRequests(in: session).map { request in
      ListScreen.Item(
        session.title(of: request), detail: phrases.date(request.received ?? session.today),
        choice: .record(.dataRequests, request.recordID))
    }
    let reasons = ["wrong", "left", "kept-too-long"].map { reason in
      let words = phrases["erase.offered.\(reason)"]
      return ListScreen.Item(words, choice: .text(words))
    }
    // Enter alone must not choose anything.
    let first = ListScreen.Item(
      phrases["erase.choose"], choice: .text(""), obstacle: phrases["erase.choose"])
    return .push(
      ListScreen(
        title: title, items: [first] + requests + reasons, purpose: .answer, takesWords: true))
  }

  /// Requests to erase that are not done yet, those of this record first.
  private func openRequests(in session: Session) -> [DataRequest] {
    let open = session.commune.dataRequests.filter { $0.asks(.erase) && $0.done == nil }
    func isOfRecord(_ request: DataRequest) -> Bool {
      request.person?.raw == record || request.household?.raw == record
    }
    return open.filter(isOfRecord) + open.filter { !isOfRecord($0) }
  }

  mutating func goOnErasing(_ answer: Answer, in session: Session) -> Response {
    switch answer {
    case .choice(.record(.dataRequests, let request)):
      erasing.request = request
      erasing.reason = session.commune.dataRequests[ID(request)]?.code ?? ""
      return .push(question(in: session))
    case .choice(.text(let words)) where erasing.reason.isEmpty:
      erasing.reason = words
      return .push(question(in: session))
    case .choice(.text(let words)):
      reasoned = nil
      guard words != Answered.no else {
        return .say(session.phrases["erase.not-done"])
      }
      return erase(withLinked: words == Answered.all, in: session)
    default:
      reasoned = nil
      return .none
    }
  }

  private func question(in session: Session) -> ListScreen {
    let phrases = session.phrases
    let name = name(in: session)
    var items = [ListScreen.Item(phrases["erase.no"], choice: .text(Answered.no))]
    let one =
      erasing.field.map { phrases.text("erase.yes-field", phrases.label(register, $0)) }
      ?? phrases.text("erase.yes", phrases.oneName(of: register), name)
    items.append(ListScreen.Item(one, choice: .text(Answered.one)))
    let linked =
      erasing.field == nil ? Erasure.linked(to: record, in: register, of: session.commune) : []
    if !linked.isEmpty {
      let names = linked.map {
        phrases.oneName(of: $0.register) + " " + session.title(of: $0.id, in: $0.register)
      }
      items.append(
        ListScreen.Item(
          phrases.text("erase.yes-linked", names.joined(separator: ", ")),
          choice: .text(Answered.all)))
    }
    return ListScreen(
      title: phrases.text("erase.question", name), items: items, purpose: .answer)
  }

  // MARK: - Erasing

  private mutating func erase(withLinked isWithLinked: Bool, in session: Session) -> Response {
    let erasure = Erasure(marker: session.phrases["erase.marker"])
    let linked =
      isWithLinked ? Erasure.linked(to: record, in: register, of: session.commune) : []
    var after = session.commune
    var change = Change()
    for (register, id) in [(register, record)] + linked.map({ ($0.register, $0.id) }) {
      var log = session.access(.erase, of: id, in: register, because: erasing.reason)
      log.field = erasing.field ?? ""
      let next = erasure.change(
        erasing: id, in: register, log: log, of: after, newID: session.makeID)
      guard let next, (try? after.apply(next)) != nil else { continue }
      change = change + next
    }
    guard !change.isEmpty else {
      return .say(session.phrases["obstacle.nothing-personal"], .warning)
    }
    if let request = erasing.request.flatMap({ session.commune.dataRequests[ID($0)] }),
      request.answered != nil, request.done == nil
    {
      var done = request
      done.done = session.today
      change = change + .from(request, to: done)
    }
    erasing.keptPages =
      erasing.field == nil
      ? Erasure.keptPages(naming: record, in: register, of: session.commune).count : 0
    awaited = .erase
    return .effect(.save(change))
  }

  func tellErased(in session: Session) -> Response {
    let form = FormScreen(opening: record, in: register, session: session)
    let request = erasing.request.flatMap { session.commune.dataRequests[ID($0)] }
    var text =
      request.map { request in
        session.phrases.text(
          request.done == nil ? "erase.done-unanswered" : "erase.done-request", request.code)
      } ?? session.phrases["erase.done"]
    if erasing.keptPages > 0 {
      text +=
        " · "
        + session.phrases.text("erase.kept-pages", session.phrases.number(erasing.keptPages))
    }
    return Response(
      effects: [.discardDraft(record)], navigation: form.map { .replace($0) },
      message: Message(text: text, tone: .good))
  }

  // MARK: - Obstacles

  func obstacleToErasing(in session: Session) -> String? {
    if let obstacle = obstacleToErasingNow(in: session) { return obstacle }
    let isPersonal = description.holdsPersonalData && !session.commune.isErased(record)
    return isPersonal ? nil : "obstacle.nothing-personal"
  }

  func obstacleToErasingField(in session: Session) -> String? {
    if let obstacle = obstacleToErasingNow(in: session) { return obstacle }
    guard area == .fields, fields.indices.contains(focus) else { return "obstacle.not-in-a-field" }
    let field = fields[focus].description
    let isErasable = field.isErasable && !(original?.value(of: field.key) ?? .empty).isEmpty
    return isErasable ? nil : "obstacle.nothing-personal-here"
  }

  private func obstacleToErasingNow(in session: Session) -> String? {
    if session.readOnlyReason != nil { return "obstacle.read-only" }
    if isNew { return "obstacle.not-saved-yet" }
    return hasChanges ? "obstacle.save-first" : nil
  }
}
