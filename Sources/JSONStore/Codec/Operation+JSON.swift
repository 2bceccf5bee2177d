internal import CommuneDomain

extension JSONWriter {
  /// An operation as an array: what, register, record, then what it needs.
  mutating func operation(_ operation: Operation) {
    switch operation {
    case .create(_, _, let values):
      head("new", operation)
      fields(values)
    case .set(_, _, let field, let old, let new):
      head("set", operation)
      string(field)
      raw(",")
      value(old)
      raw(",")
      value(new)
    case .mark(_, _, let field, let subject, let old, let new):
      head("mark", operation)
      string(field)
      raw(",")
      id(subject)
      raw(",")
      word(old)
      raw(",")
      word(new)
    case .append(_, _, let field, let note, let place):
      head("add", operation)
      entry(field, note, place)
    case .withdraw(_, _, let field, let note, let place):
      head("del", operation)
      entry(field, note, place)
    case .remove(_, _, let values):
      head("drop", operation)
      fields(values)
    case .restore(_, _, let values):
      head("undrop", operation)
      fields(values)
    case .settle(_, _, let mark, let isSettled):
      head(isSettled ? "settle" : "unsettle", operation)
      word(mark.field)
      raw(",")
      if let subject = mark.subject { id(subject) } else { raw("null") }
      raw(",")
      string(mark.author)
      raw(",")
      integer(mark.number)
    }
    raw("]")
  }

  private mutating func entry(_ field: String, _ note: Note, _ place: Int?) {
    string(field)
    raw(",")
    self.note(note)
    if let place {
      raw(",")
      integer(place)
    }
  }

  private mutating func head(_ name: String, _ operation: Operation) {
    raw("[")
    string(name)
    raw(",")
    string(operation.register.rawValue)
    raw(",")
    id(operation.record)
    raw(",")
  }

  private mutating func fields(_ values: [FieldAssignment]) {
    raw("{")
    list(values) { writer, assignment in
      writer.string(assignment.field)
      writer.raw(":")
      writer.value(assignment.value)
    }
    raw("}")
  }

  private mutating func word(_ word: String?) {
    if let word { string(word) } else { raw("null") }
  }
}

/// The registers' fields by name, as reading operations needs them.
enum FieldForms {
  /// What JSON a field holds, and the words it takes when it takes only some.
  struct Form {
    let form: ValueForm
    let words: Set<String>?
  }

  private static let forms: [String: [String: Form]] = Dictionary(
    uniqueKeysWithValues: Commune.registers.map { register in
      (
        register.key.rawValue,
        Dictionary(
          uniqueKeysWithValues: register.fields.map { field in
            let words: Set<String>? =
              switch field.kind {
              case .choice(let keys), .marks(let keys): Set(keys)
              default: nil
              }
            return (field.key, Form(form: ValueForm(field.kind), words: words))
          })
      )
    })

  static func of(_ register: String) throws(Problem) -> [String: Form] {
    guard let fields = forms[register] else { throw .unknownRegister(register) }
    return fields
  }
}

extension FieldForms.Form {
  func check(_ value: FieldValue) throws(Problem) {
    guard words != nil else { return }
    switch value {
    case .choice(let word): try check(word)
    case .marks(let marks): for word in marks.values { try check(word) }
    default: return
    }
  }

  func check(_ word: String?) throws(Problem) {
    if let word, let words, !words.contains(word) { throw .wrongValue }
  }
}

extension JSONReader {
  mutating func operation() throws(Problem) -> Operation {
    try expect(UInt8(ascii: "["))
    let name = try string()
    try comma()
    let registerName = try string()
    let forms = try FieldForms.of(registerName)
    let register = RegisterKey(registerName)
    try comma()
    let record = try id()
    try comma()
    let operation: Operation
    switch name {
    case "new": operation = .create(register, record, try fields(forms))
    case "drop": operation = .remove(register, record, try fields(forms))
    case "undrop": operation = .restore(register, record, try fields(forms))
    case "set":
      let (field, form) = try field(forms)
      let old = try valueOrNull(form.form)
      try comma()
      let new = try valueOrNull(form.form)
      try form.check(new)
      operation = .set(register, record, field: field, old: old, new: new)
    case "mark":
      let (field, form) = try field(forms)
      guard form.form == .marks else { throw .wrongValue }
      let subject = try id()
      try comma()
      let old = try word()
      try comma()
      let new = try word()
      try form.check(new)
      operation = .mark(register, record, field: field, subject: subject, old: old, new: new)
    case "add", "del":
      let (field, form) = try field(forms)
      guard form.form == .notes else { throw .wrongValue }
      let note = try note()
      let place = consume(UInt8(ascii: ",")) ? try integer() : nil
      operation =
        name == "add"
        ? .append(register, record, field: field, note, at: place)
        : .withdraw(register, record, field: field, note, at: place)
    case "settle", "unsettle":
      let field = try word()
      if let field, forms[field] == nil { throw .unknownKey(field) }
      try comma()
      let subject = consume(word: "null") ? nil : try id()
      try comma()
      let author = try string()
      try comma()
      let mark = ReviewMark(
        field: field, subject: subject, author: author, number: try integer())
      operation = .settle(register, record, mark, isSettled: name == "settle")
    default: throw .unknownKey(name)
    }
    try expect(UInt8(ascii: "]"))
    return operation
  }

  private mutating func comma() throws(Problem) {
    try expect(UInt8(ascii: ","))
  }

  private mutating func field(_ forms: [String: FieldForms.Form]) throws(Problem)
    -> (String, FieldForms.Form)
  {
    let key = try string()
    guard let form = forms[key] else { throw .unknownKey(key) }
    try comma()
    return (key, form)
  }

  private mutating func word() throws(Problem) -> String? {
    consume(word: "null") ? nil : try string()
  }

  private mutating func fields(_ forms: [String: FieldForms.Form]) throws(Problem)
    -> [FieldAssignment]
  {
    try expect(UInt8(ascii: "{"))
    var values: [FieldAssignment] = []
    if consume(UInt8(ascii: "}")) { return values }
    repeat {
      let key = try string()
      guard let form = forms[key] else { throw .unknownKey(key) }
      guard !values.contains(where: { $0.field == key }) else { throw .duplicateKey(key) }
      try expect(UInt8(ascii: ":"))
      let value = try value(form.form)
      try form.check(value)
      values.append(FieldAssignment(field: key, value: value))
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return values
  }
}
