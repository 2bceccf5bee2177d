package import CommuneDomain

extension Store {
  /// Keeps a form as typed, so that it is there again after a power cut.
  package func keep(_ draft: Draft) throws(StoreError) {
    do {
      try disk.makeDirectory(book.local)
      try disk.makeDirectory(book.drafts)
      try disk.replace(path(of: draft.record), with: draft.json.file)
    } catch {
      throw StoreError(error, path: path(of: draft.record))
    }
  }

  /// Forgets the draft of a record, when it is saved or given up.
  ///
  /// Not flushed, so that a save costs one flush: a draft that a power cut brings back says again
  /// what is saved already.
  package func discardDraft(_ record: RecordID) {
    try? disk.remove(path(of: record))
  }

  /// The drafts that are kept, oldest record first; unreadable ones are left where they are.
  package func drafts() -> [Draft] {
    let names = (try? disk.list(book.drafts)) ?? []
    return names.sorted().compactMap { name in
      guard name.hasSuffix(".json"), let record = RecordID(name.dropLast(5)),
        let bytes = try? disk.read("\(book.drafts)/\(name)"),
        let draft = (try? JSONValue.read(bytes)).flatMap(Draft.init(json:)),
        draft.record == record
      else { return nil }
      return draft
    }
  }

  private func path(of record: RecordID) -> String { "\(book.drafts)/\(record).json" }

  // MARK: - Settings of this machine

  /// A choice kept on this machine, such as the columns of a table.
  package func setting(_ key: String) -> String? {
    settings.first { $0.key == key }?.value.string
  }

  /// Keeps a choice on this machine; nil forgets it. Not worth an error when it fails.
  package func keepSetting(_ key: String, _ value: String?) {
    var members = settings.filter { $0.key != key }
    if let value { members.append(.init(key: key, value: .string(value))) }
    members.sort { $0.key < $1.key }
    try? disk.makeDirectory(book.local)
    try? disk.replace(book.settingsFile, with: JSONValue.object(members).file)
  }

  private var settings: [JSONValue.Member] {
    guard let bytes = try? disk.read(book.settingsFile) else { return [] }
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
