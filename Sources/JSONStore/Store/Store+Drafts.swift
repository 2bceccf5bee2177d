package import CommuneDomain

extension Store {
  /// Keeps a form as typed, so that it is there again after a power cut.
  package func keep(_ draft: Draft) throws(StoreError) {
    guard let drawer else { throw .readOnly(.requested) }
    do {
      try drawer.keep(draft)
    } catch {
      throw StoreError(error, path: book.drafts)
    }
  }

  /// Forgets the draft of a record, when it is saved or given up.
  ///
  /// Not flushed, so that a save costs one flush: a draft that a power cut brings back says again
  /// what is saved already.
  package func discardDraft(_ record: RecordID) {
    drawer?.discard(record)
  }

  /// The drafts of this account that no other running program has, oldest record first; unreadable
  /// ones are left where they are.
  package func drafts() -> [Draft] { drawer?.takeOver() ?? [] }

  // MARK: - Settings of this account on this machine

  /// A choice of this account kept on this machine, such as the columns of a table.
  package func setting(_ key: String) -> String? {
    settings.first { $0.key == key }?.value.string
  }

  /// Keeps a choice on this machine; nil forgets it. Not worth an error when it fails.
  package func keepSetting(_ key: String, _ value: String?) {
    var members = settings.filter { $0.key != key }
    if let value { members.append(.init(key: key, value: .string(value))) }
    members.sort { $0.key < $1.key }
    try? disk.makeDirectory(book.local)
    try? disk.replace(book.settingsFile(of: account), with: JSONValue.object(members).file)
  }

  /// All choices kept on this machine for this account.
  package var allSettings: [String: String] {
    var all: [String: String] = [:]
    for member in settings { all[member.key] = member.value.string }
    return all
  }

  private var settings: [JSONValue.Member] {
    let own = try? disk.read(book.settingsFile(of: account))
    guard let bytes = own ?? (try? disk.read(book.settingsFile)) else { return [] }
    return (try? JSONValue.read(bytes))?.members ?? []
  }
}

extension Draft {
  var json: JSONValue {
    .object([
      .init(key: "register", value: .string(register.rawValue)),
      .init(key: "record", value: .string(record.description)),
      .init(key: "new", value: .flag(isNew)),
      .init(key: "focus", value: .string(focus)),
      .init(key: "set-aside", value: .flag(isSetAside)),
      .init(
        key: "entries",
        value: .array(
          entries.map { entry in
            .object([
              .init(key: "register", value: .string(entry.register.rawValue)),
              .init(key: "field", value: .string(entry.field)),
              .init(key: "text", value: .string(entry.text)),
            ])
          })),
    ])
  }

  init?(json: JSONValue) {
    guard let register = json["register"]?.string,
      let record = json["record"]?.string.flatMap({ RecordID($0) }),
      let isNew = json["new"]?.flag, let focus = json["focus"]?.string,
      let items = json["entries"]?.items
    else { return nil }
    let entries = items.compactMap { item -> Entry? in
      guard let register = item["register"]?.string, let field = item["field"]?.string,
        let text = item["text"]?.string
      else { return nil }
      return Entry(register: RegisterKey(register), field: field, text: text)
    }
    guard entries.count == items.count else { return nil }
    self.init(
      register: RegisterKey(register), record: record, isNew: isNew, entries: entries,
      focus: focus, isSetAside: json["set-aside"]?.flag ?? false)
  }
}
