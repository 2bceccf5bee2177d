internal import CommuneDomain
internal import Localization
internal import VietnameseText

/// A value offered under a field while its name is being typed.
struct FormCandidate: Sendable, Hashable {
  /// What choosing it does.
  enum Meaning: Sendable, Hashable {
    case value(FieldValue)
    /// Makes a record of this name in the register referred to.
    case create(RegisterKey, String)
  }

  let title: String
  let detail: String
  let meaning: Meaning
}

extension FormCandidate {
  /// The candidates for what is typed in a field, best first.
  static func matching(
    _ text: String, for field: FormField, in session: Session, limit: Int,
    search: inout RecordSearch
  ) -> [FormCandidate] {
    switch field.description.kind {
    case .choice(let keys):
      return choices(matching: text, among: keys, for: field, in: session, limit: limit)
    case .reference(let target):
      guard !text.isEmpty, let register = Commune.register(target) else { return [] }
      let circumstances = session.circumstances
      let own = Commune.register(field.register)
      let matching = search.records(matching: text, in: register, session).lazy
        .filter { own?.offers($0, for: field.description.key, in: circumstances) ?? true }
      let ids = closedLast(matching, of: target, limit, in: session)
      var found = records(Array(ids), of: target, in: session)
      if found.count < limit, register.fields.contains(where: { $0.isRequired }) {
        found.append(
          FormCandidate(
            title: session.phrases.text("picker.create", text.cleanedField), detail: "",
            meaning: .create(target, text.cleanedField)))
      }
      return found
    default: return []
    }
  }

  /// The first of what was found; units that are gone come after all others.
  private static func closedLast(
    _ found: some Sequence<RecordID>, of register: RegisterKey, _ limit: Int, in session: Session
  ) -> [RecordID] {
    guard SuccessionKind(register) != nil else { return Array(found.prefix(limit)) }
    let isClosed = { (id: RecordID) in
      session.commune.lastDay(of: id, in: register, before: session.today) != nil
    }
    let found = Array(found)
    return Array((found.filter { !isClosed($0) } + found.filter(isClosed)).prefix(limit))
  }

  /// The alternatives of a choice field that what is typed can mean, best first.
  static func choices(
    matching text: String, among keys: [String], for field: FormField, in session: Session,
    limit: Int
  ) -> [FormCandidate] {
    let search = SearchQuery(text)
    let typed = text.folded
    let words = keys.map { key in
      (key, session.phrases.choice(field.register, field.description.key, key))
    }
    // "to" is the beginning of "Tổ tự quản" rather than a word of "Thôn, tổ dân phố", and "th" that of
    // "Thăm hộ" rather than a part of "Đối thoại".
    func rank(_ word: String) -> Int {
      let word = word.folded
      if word.hasPrefix(typed) { return 0 }
      return word.split(separator: " ").contains { $0.hasPrefix(typed) } ? 1 : 2
    }
    let scored = words.compactMap { key, word -> (FormCandidate, Int)? in
      guard let score = search.score([word]) else { return nil }
      return (FormCandidate(title: word, detail: "", meaning: .value(.choice(key))), score)
    }
    let best = best(scored, search)
    return (0...2).flatMap { wanted in best.filter { rank($0.title) == wanted } }
      .prefix(limit).map { $0 }
  }

  /// Records as candidates: their titles and what tells each from others of the same name.
  static func records(_ ids: [RecordID], of register: RegisterKey, in session: Session)
    -> [FormCandidate]
  {
    let telling = tellingFields(of: register)
    return ids.map { candidate($0, in: register, telling, session) }
  }

  /// A record as a candidate.
  static func candidate(_ id: RecordID, in register: RegisterKey, session: Session)
    -> FormCandidate
  {
    candidate(id, in: register, tellingFields(of: register), session)
  }

  private static func tellingFields(of register: RegisterKey) -> [FieldDescription] {
    (Commune.register(register)?.fields ?? []).filter { $0.isColumn && $0.tellsApart }
  }

  private static func candidate(
    _ id: RecordID, in register: RegisterKey, _ telling: [FieldDescription], _ session: Session
  ) -> FormCandidate {
    let record = session.commune.record(id, in: register)
    let title = record.map { session.title(of: $0) } ?? id.description
    var detail: [String] = []
    for field in telling where detail.count < 2 {
      guard let value = record?.value(of: field.key), !value.isEmpty else { continue }
      let text = session.phrases.text(of: value, field, of: register, in: session.commune)
      if !title.holds(text), text.columns <= 24 { detail.append(text) }
    }
    // What is gone is told before anything else.
    if let last = session.commune.lastDay(of: id, in: register, before: session.today) {
      detail.insert(
        session.phrases.text("picker.closed", session.phrases.date(last)), at: 0)
    }
    return FormCandidate(
      title: title, detail: detail.joined(separator: " · "), meaning: .value(.reference(id)))
  }

  private static func best(_ scored: [(FormCandidate, Int)], _ search: SearchQuery)
    -> [FormCandidate]
  {
    let isClear = scored.contains { $0.1 >= SearchQuery.looseScores }
    let kept = isClear ? scored.filter { $0.1 >= SearchQuery.looseScores } : scored
    guard !search.isBlank else { return kept.map(\.0) }
    return kept.enumerated().sorted { ($0.element.1, $1.offset) > ($1.element.1, $0.offset) }
      .map(\.element.0)
  }
}

extension String {
  /// Whether the bytes of another text stand in this one; many times faster than comparing letters.
  fileprivate func holds(_ part: String) -> Bool {
    let (whole, part) = (utf8.span, part.utf8.span)
    var start = 0
    while start + part.count <= whole.count {
      var length = 0
      while length < part.count, whole[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
      start += 1
    }
    return false
  }
}

extension FieldDescription {
  /// Whether the field helps to tell two records of one name apart, and is no one's private matter.
  fileprivate var tellsApart: Bool {
    switch kind {
    case .text(.phone), .text(.identity), .integer, .amount, .flag, .marks, .remarks, .notes: false
    case .choice: key != "sex"
    default: true
    }
  }
}
