internal import CommuneDomain

/// An entry of the review list in `registers/current.json`: the value as the operation that wrote it.
extension ReviewEntry {
  var json: JSONValue {
    .object([
      .init(key: "kind", value: .string(kind.rawValue)),
      .init(key: "author", value: .string(mark.author)),
      .init(key: "n", value: .integer(mark.number)),
      .init(key: "ms", value: .integer(Int(milliseconds))),
      .init(key: "other", value: .string(other)),
      .init(key: "otherMs", value: .integer(Int(otherMilliseconds))),
      .init(key: "op", value: .string(Self.text(of: write))),
      .init(
        key: "removed",
        value: kind == .removed
          ? .string(Self.text(of: .restore(register, record, removedValues))) : .null),
    ])
  }

  init?(json: JSONValue) {
    guard let kind = json["kind"]?.string.flatMap(Kind.init), let author = json["author"]?.string,
      let number = json["n"]?.integer, let milliseconds = json["ms"]?.integer,
      let other = json["other"]?.string, let otherMilliseconds = json["otherMs"]?.integer,
      let operation = json["op"]?.string.flatMap(Self.operation)
    else { return nil }
    var mark = ReviewMark(field: nil, author: author, number: number)
    var value = FieldValue.flag(false)
    switch operation {
    case .set(_, _, let field, _, let new):
      mark.field = field
      value = new
    case .mark(let register, _, let field, let subject, _, let new):
      mark.field = field
      mark.subject = subject
      let isRemark = Commune.register(register)?.field(field)?.kind == .remarks
      value = new.map { isRemark ? .text($0) : .choice($0) } ?? .empty
    case .append(_, _, let field, let note, _):
      mark.field = field
      value = .notes([note])
    case .restore: value = .flag(true)
    case .create, .remove, .withdraw, .settle: break
    }
    var removed: [FieldAssignment] = []
    if let text = json["removed"]?.string {
      guard case .restore(_, _, let values)? = Self.operation(text) else { return nil }
      removed = values
    }
    self.init(
      kind: kind, register: operation.register, record: operation.record, mark: mark,
      value: value, milliseconds: UInt64(max(0, milliseconds)), other: other,
      otherMilliseconds: UInt64(max(0, otherMilliseconds)), removedValues: removed)
  }

  private var write: Operation {
    guard let field = mark.field else {
      return value == .flag(true) ? .restore(register, record, []) : .remove(register, record, [])
    }
    if let subject = mark.subject {
      let word: String? =
        switch value {
        case .choice(let word), .text(let word): word
        default: nil
        }
      return .mark(register, record, field: field, subject: subject, old: nil, new: word)
    }
    if case .notes(let notes) = value, let note = notes.first {
      return .append(register, record, field: field, note)
    }
    return .set(register, record, field: field, old: .empty, new: value)
  }

  private static func text(of operation: Operation) -> String {
    var writer = JSONWriter()
    writer.operation(operation)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func operation(_ text: String) -> Operation? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      return try? reader.operation()
    }
  }
}
