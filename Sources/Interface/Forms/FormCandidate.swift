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
    _ text: String, for field: FormField, in session: Session, limit: Int
  ) -> [FormCandidate] {
    switch field.description.kind {
    case .choice(let keys):
      let search = SearchQuery(text)
      let scored = keys.compactMap { key -> (FormCandidate, Int)? in
        let word = session.phrases.choice(field.register, field.description.key, key)
        guard let score = search.score([word, key]) else { return nil }
        return (FormCandidate(title: word, detail: "", meaning: .value(.choice(key))), score)
      }
      return best(scored, search).prefix(limit).map { $0 }
    case .reference(let target):
      guard !text.isEmpty, let register = Commune.register(target) else { return [] }
      let ids = session.commune.ids(in: target)
      let rows = register.searchIndex(of: ids, in: session).rows(matching: text)
      var found = rows.prefix(limit).map { row in
        candidate(ids[row], in: target, session: session)
      }
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

  /// A record as a candidate: its title and what tells it from others of the same name.
  static func candidate(_ id: RecordID, in register: RegisterKey, session: Session)
    -> FormCandidate
  {
    let title = session.title(of: id, in: register)
    var detail: [String] = []
    if let record = session.commune.record(id, in: register),
      let description = Commune.register(register)
    {
      for field in description.fields where field.isColumn && field.tellsApart {
        let value = record.value(of: field.key)
        guard !value.isEmpty else { continue }
        let text = session.phrases.text(of: value, field, of: register, in: session.commune)
        if !title.contains(text), text.columns <= 24 { detail.append(text) }
        if detail.count == 2 { break }
      }
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
