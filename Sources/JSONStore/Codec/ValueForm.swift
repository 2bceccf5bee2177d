internal import CommuneDomain
internal import Glibc

/// The shape that a kind of field has in JSON.
enum ValueForm: UInt8 {
  case text, number, date, choice, flag, reference, marks, notes

  init(_ kind: FieldKind) {
    switch kind {
    case .text: self = .text
    case .integer, .hundredths, .amount: self = .number
    case .date: self = .date
    case .choice: self = .choice
    case .flag: self = .flag
    case .reference: self = .reference
    case .marks, .remarks: self = .marks
    case .notes: self = .notes
    }
  }

  /// Whether such a value may be long, and so does not count in the length of a record.
  var isCountedApart: Bool {
    switch self {
    case .text, .marks, .notes: true
    case .number, .date, .choice, .flag, .reference: false
    }
  }
}

extension JSONReader {
  @inline(__always)
  mutating func value(_ form: ValueForm) throws(Problem) -> FieldValue {
    switch form {
    case .text: .text(try string())
    case .number: .integer(try integer())
    case .date: .date(try date())
    case .choice: .choice(try string())
    case .flag: .flag(try flag())
    case .reference: .reference(try id())
    case .marks: .marks(try marks())
    case .notes: .notes(try notes())
    }
  }

  /// A value, or nothing where `null` stands.
  mutating func valueOrNull(_ form: ValueForm) throws(Problem) -> FieldValue {
    consume(word: "null") ? .empty : try value(form)
  }

  private mutating func flag() throws(Problem) -> Bool {
    if consume(word: "true") { return true }
    try expect(word: "false")
    return false
  }

  private mutating func marks() throws(Problem) -> [RecordID: String] {
    try expect(UInt8(ascii: "{"))
    var marks: [RecordID: String] = [:]
    if consume(UInt8(ascii: "}")) { return marks }
    marks.reserveCapacity(mostMarks)
    repeat {
      let subject = try id()
      try expect(UInt8(ascii: ":"))
      guard marks.updateValue(try string(), forKey: subject) == nil else {
        throw .duplicateKey(subject.description)
      }
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return marks
  }

  /// About as many marks as stand here before the next brace.
  private var mostMarks: Int {
    let rest = base + position
    guard let brace = memchr(rest, 0x7D, end - position) else { return 0 }
    return UnsafeRawPointer(rest).distance(to: brace) / 38 + 1
  }

  private mutating func notes() throws(Problem) -> [Note] {
    try expect(UInt8(ascii: "["))
    var notes: [Note] = []
    if consume(UInt8(ascii: "]")) { return notes }
    repeat {
      notes.append(try note())
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return notes
  }

  mutating func note() throws(Problem) -> Note {
    try expect(UInt8(ascii: "{"))
    try expect(word: #""date""#)
    try expect(UInt8(ascii: ":"))
    let date = try date()
    try expect(UInt8(ascii: ","))
    try expect(word: #""text""#)
    try expect(UInt8(ascii: ":"))
    let text = try string()
    try expect(UInt8(ascii: ","))
    try expect(word: #""author""#)
    try expect(UInt8(ascii: ":"))
    let author = try string()
    try expect(UInt8(ascii: "}"))
    return Note(date: date, text: text, author: author)
  }
}

extension JSONWriter {
  mutating func value(_ value: FieldValue) {
    switch value {
    case .empty: raw("null")
    case .text(let text), .choice(let text): string(text)
    case .integer(let number): integer(number)
    case .date(let date): self.date(date)
    case .flag(let flag): raw(flag ? "true" : "false")
    case .reference(let id): self.id(id)
    case .marks(let marks):
      raw("{")
      list(marks.sorted { $0.key < $1.key }) { writer, mark in
        writer.id(mark.key)
        writer.raw(":")
        writer.string(mark.value)
      }
      raw("}")
    case .notes(let notes):
      raw("[")
      list(notes) { writer, note in writer.note(note) }
      raw("]")
    }
  }

  mutating func note(_ note: Note) {
    raw(#"{"date":"#)
    date(note.date)
    raw(#","text":"#)
    string(note.text)
    raw(#","author":"#)
    string(note.author)
    raw("}")
  }
}
