internal import CommuneDomain

extension JSONWriter {
  /// An operation as an array: what, register, record, then what it needs.
  mutating func operation(_ operation: Operation) {
    switch operation {
    case .create(_, _, let values):
      head(#"["new","#, operation)
      fields(values)
    case .set(_, _, let field, let old, let new):
      head(#"["set","#, operation)
      string(field)
      raw(",")
      value(old)
      raw(",")
      value(new)
    case .mark(_, _, let field, let subject, let old, let new):
      head(#"["mark","#, operation)
      string(field)
      raw(",")
      id(subject)
      raw(",")
      word(old)
      raw(",")
      word(new)
    case .append(_, _, let field, let note, let place):
      head(#"["add","#, operation)
      entry(field, note, place)
    case .withdraw(_, _, let field, let note, let place):
      head(#"["del","#, operation)
      entry(field, note, place)
    case .remove(_, _, let values):
      head(#"["drop","#, operation)
      fields(values)
    case .restore(_, _, let values):
      head(#"["undrop","#, operation)
      fields(values)
    case .settle(_, _, let mark, let isSettled):
      head(isSettled ? #"["settle","# : #"["unsettle","#, operation)
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

  /// - Parameter beginning: the bracket, what is done, and the comma behind that.
  private mutating func head(_ beginning: StaticString, _ operation: Operation) {
    raw(beginning)
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

/// The fields of a register by name, as reading operations needs them.
final class FieldForms: Sendable {
  /// What JSON a field holds, and the words it takes when it takes only some.
  struct Form {
    let key: String
    let form: ValueForm
    let words: Set<String>?
  }

  let register: RegisterKey
  private let keys: KeyTable
  private let forms: [Form]

  private init(_ register: any RegisterDescribing) {
    self.register = register.key
    keys = KeyTable(register.fields.map(\.key))
    forms = register.fields.map { field in
      let words: Set<String>? =
        switch field.kind {
        case .choice(let keys), .marks(let keys): Set(keys)
        default: nil
        }
      return Form(key: field.key, form: ValueForm(field.kind), words: words)
    }
  }

  private static let all = Commune.registers.map(FieldForms.init)
  private static let keys = KeyTable(Commune.registers.map(\.key.rawValue))

  /// The register whose key stands here; passes over it.
  static func read(_ reader: inout JSONReader) throws(Problem) -> FieldForms {
    if let place = keys.match(&reader) { return all[place] }
    // Other programs may have written letters as escapes.
    let key = try reader.string()
    guard let found = all.first(where: { $0.register.rawValue == key }) else {
      throw .unknownRegister(key)
    }
    return found
  }

  /// The field whose key stands here; passes over it.
  @inline(__always)
  func field(_ reader: inout JSONReader) throws(Problem) -> Form {
    if let place = keys.match(&reader) { return forms[place] }
    let key = try reader.string()
    guard let found = form(key) else { throw .unknownKey(key) }
    return found
  }

  /// The field of that key.
  func form(_ key: String) -> Form? { forms.first { $0.key == key } }
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
    let forms = try FieldForms.read(&self)
    let register = forms.register
    try comma()
    let record = try id()
    try comma()
    let operation: Operation
    switch name {
    case "new": operation = .create(register, record, try fields(forms))
    case "drop": operation = .remove(register, record, try fields(forms))
    case "undrop": operation = .restore(register, record, try fields(forms))
    case "set":
      let form = try field(forms)
      let old = try valueOrNull(form.form)
      try comma()
      let new = try valueOrNull(form.form)
      try form.check(new)
      operation = .set(register, record, field: form.key, old: old, new: new)
    case "mark":
      let form = try field(forms)
      guard form.form == .marks else { throw .wrongValue }
      let subject = try id()
      try comma()
      let old = try word()
      try comma()
      let new = try word()
      try form.check(new)
      operation = .mark(register, record, field: form.key, subject: subject, old: old, new: new)
    case "add", "del":
      let form = try field(forms)
      guard form.form == .notes else { throw .wrongValue }
      let note = try note()
      let place = consume(UInt8(ascii: ",")) ? try integer() : nil
      operation =
        name == "add"
        ? .append(register, record, field: form.key, note, at: place)
        : .withdraw(register, record, field: form.key, note, at: place)
    case "settle", "unsettle":
      let field = try word()
      if let field, forms.form(field) == nil { throw .unknownKey(field) }
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

  private mutating func field(_ forms: FieldForms) throws(Problem) -> FieldForms.Form {
    let form = try forms.field(&self)
    try comma()
    return form
  }

  private mutating func word() throws(Problem) -> String? {
    consume(word: "null") ? nil : try string()
  }

  private mutating func fields(_ forms: FieldForms) throws(Problem) -> [FieldAssignment] {
    try expect(UInt8(ascii: "{"))
    var values: [FieldAssignment] = []
    if consume(UInt8(ascii: "}")) { return values }
    repeat {
      let form = try forms.field(&self)
      guard !values.contains(where: { $0.field == form.key }) else {
        throw .duplicateKey(form.key)
      }
      try expect(UInt8(ascii: ":"))
      let value = try value(form.form)
      try form.check(value)
      values.append(FieldAssignment(field: form.key, value: value))
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return values
  }
}
