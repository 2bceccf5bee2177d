internal import CommuneDomain
internal import Localization
internal import VietnameseText

extension FieldDescription {
  /// Whether a table can be put in the order of this field.
  var isSortable: Bool {
    switch kind {
    case .marks, .remarks, .notes: false
    default: true
    }
  }
}

extension RegisterDescribing {
  /// What a table shows before the user chooses: fields, then what follows from them.
  var firstColumns: [FieldDescription] { (fields + derived).filter(\.isColumn) }

  /// The folded text of rows, for finding while typing.
  func searchIndex(of ids: [RecordID], in session: Session) -> SearchIndex {
    var index = SearchIndex()
    append(ids, to: &index, in: session)
    return index
  }

  /// Adds the folded text of rows to an index.
  func append(_ ids: [RecordID], to index: inout SearchIndex, in session: Session) {
    let searched = fields.filter(\.isSearched).sorted { left, _ in
      left.kind == .text(.personName)
    }
    let columns = searched.map { ($0.kind, values(of: $0.key, in: ids, of: session.commune)) }
    // What a unit was called before leads to it too.
    let isSucceeded = SuccessionKind(key) != nil && !session.commune.successions.isEmpty
    for row in ids.indices {
      let former =
        isSucceeded
        ? session.commune.successionsInto(ids[row], in: key).compactMap(\.predecessor)
          .map { session.commune.codeAndName(of: $0, in: key) } : []
      index.append(
        columns.map { kind, values in
          switch (kind, values[row]) {
          case (_, .text(let text)): text
          case (.reference(let register), .reference(let target)):
            session.title(of: target, in: register)
          default: ""
          }
        } + former)
    }
  }

  /// Every value by which rows can be filtered, with how many rows have it.
  func filterItems(over ids: [RecordID], in session: Session) -> [ListScreen.Item] {
    var items: [ListScreen.Item] = []
    if Commune.isOfConcern(key) {
      items.append(
        ListScreen.Item(
          session.phrases["filter.mine.choice"], detail: session.me == nil ? "" : session.myName,
          choice: .text("mine")))
    }
    for field in fields {
      switch field.kind {
      case .choice, .reference, .flag: break
      default: continue
      }
      var counts: [FieldValue: Int] = [:]
      var applicable = 0
      for case .some(let value) in values(of: field.key, in: ids, of: session.commune) {
        applicable += 1
        counts[value, default: 0] += 1
      }
      guard applicable > 0, counts.count <= 400 else { continue }
      let label = session.phrases.label(key, field.key)
      let empty = counts.removeValue(forKey: .empty) ?? 0
      let named = counts.map { value, count in
        (session.phrases.text(of: value, field, of: key, in: session.commune), value, count)
      }
      // Alternatives of fewer words first: whoever types "nghèo" means it and not "cận nghèo".
      let isChoice = if case .choice = field.kind { true } else { false }
      let keyed = named.map { (CollationKey(text: $0.0), $0) }.sorted { left, right in
        let words = isChoice ? (left.1.0.wordCount, right.1.0.wordCount) : (0, 0)
        return words.0 == words.1 ? left.0 < right.0 : words.0 < words.1
      }
      for (_, (text, value, count)) in keyed {
        items.append(
          ListScreen.Item(
            "\(label): \(text)", detail: session.phrases.number(count),
            choice: .filter(Filter(field.key, .equals(value)))))
      }
      if empty > 0, empty < applicable {
        items.append(
          ListScreen.Item(
            "\(label): \(session.phrases["filter.empty"])", detail: session.phrases.number(empty),
            choice: .filter(Filter(field.key, .isEmpty))))
      }
    }
    return items
  }

  /// Every value that marked records can be given at once.
  func settingItems(in session: Session) -> [ListScreen.Item] {
    var items: [ListScreen.Item] = []
    for field in fields {
      let label = session.phrases.label(key, field.key)
      let values: [FieldValue]
      switch field.kind {
      case .choice(let keys): values = keys.map { .choice($0) }
      case .reference(let target) where session.commune.count(of: target) <= 400:
        values = session.commune.ids(in: target).map { .reference($0) }
      default: continue
      }
      for value in values {
        let text = session.phrases.text(of: value, field, of: key, in: session.commune)
        items.append(
          ListScreen.Item(
            "\(label) = \(text)",
            choice: .assignment(FieldAssignment(field: field.key, value: value))))
      }
      if !field.isRequired {
        items.append(
          ListScreen.Item(
            "\(label) = \(session.phrases["filter.empty"])",
            choice: .assignment(FieldAssignment(field: field.key, value: .empty))))
      }
    }
    return items
  }
}

extension Session {
  /// What a unit became that has given way, such as "→ 02215 Phường Minh Xuân từ 01/07/2025"; empty
  /// for all else.
  func succession(of id: RecordID, in register: RegisterKey) -> String {
    let successions = commune.successionsFrom(id, in: register)
    guard let date = successions.last?.date else { return "" }
    let heirs = commune.heirs(of: id, in: register)
      .map { commune.codeAndName(of: $0, in: register) }
    return phrases.text("units.became", heirs.joined(separator: ", "), phrases.date(date))
  }

  /// What a record was called that is no more, such as "hộ H000871 Nguyễn Thị Bắc"; nil when the
  /// operation removes nothing.
  func nameOfRemoved(_ operation: Operation) -> String? {
    guard case .remove(let register, let id, let values) = operation,
      var record = Commune.register(register)?.blank(id, today: today)
    else { return nil }
    for assignment in values {
      // A value that the register no longer knows is not needed for the name.
      try? record.set(assignment.field, to: assignment.value)
    }
    return "\(phrases.oneName(of: register)) \(title(of: record))"
  }

  /// Why a record cannot be removed: others refer to it; nil when nothing does.
  func refusalToRemove(_ record: any Entity) -> String? {
    let referrers = commune.referrers(to: record.recordID, in: record.register)
    guard !referrers.isEmpty else { return nil }
    let list = referrers.map { referrer in
      "\(phrases.number(referrer.ids.count)) \(phrases["register.\(referrer.register).one"])"
    }
    return phrases.text(
      "message.cannot-remove", title(of: record), list.joined(separator: ", "))
  }
}

extension String {
  fileprivate var wordCount: Int { split(separator: " ").count }
}
