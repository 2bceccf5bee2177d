internal import CommuneDomain

/// The fields of a register as reading a record needs them, without the record's type.
///
/// Kept apart from `RecordDecoder`, because in code that is generic over the record each look at a
/// field costs more than reading its value.
struct RecordShape: Sendable {
  /// Puts a value into the record that stands at an address.
  typealias Setter = @Sendable (UnsafeMutableRawPointer, FieldValue) -> Bool

  let fields: [String]
  private let forms: [ValueForm]
  private let setters: [Setter]
  private let keys: KeyTable

  /// The most bytes of a text: a line of a journal could not hold a longer one.
  static let longestText = JournalLine.longest
  /// The most bytes of a record beside its texts and lists. Those do not count, because each text
  /// has its limit, and a list grows line by line beyond what a line of a journal holds.
  static let longestFrame = JournalLine.longest

  init<Record: Entity>(_ schema: Schema<Record>) {
    fields = schema.fields.map(\.key)
    forms = schema.fields.map { ValueForm($0.kind) }
    setters = schema.fields.map { field in
      let set = field.set
      return { record, value in
        set(&record.assumingMemoryBound(to: Record.self).pointee, value)
      }
    }
    keys = KeyTable(fields)
  }

  /// Reads what stands behind a record's identifier, up to its end, into the record at an address.
  func read(
    _ reader: inout JSONReader, into record: UnsafeMutableRawPointer, _ place: inout Place
  ) throws(Problem) {
    var next = 0
    var seen: UInt64 = 0
    var frameStart = reader.position
    while reader.consume(UInt8(ascii: ",")) {
      guard let index = keys.match(&reader, from: next) else {
        let key = try reader.string()
        throw key == "id" ? .duplicateKey(key) : .unknownKey(key)
      }
      place.field = index
      try reader.expect(UInt8(ascii: ":"))
      next = index + 1
      let bit: UInt64 = 1 << UInt64(index)
      guard seen & bit == 0 else { throw .duplicateKey(fields[index]) }
      seen |= bit
      let form = forms[index]
      let start = reader.position
      guard setters[index](record, try reader.value(form)) else { throw .wrongValue }
      if form.isCountedApart { frameStart += reader.position - start }
      place.field = nil
    }
    try reader.expect(UInt8(ascii: "}"))
    guard reader.position - frameStart <= Self.longestFrame else { throw .tooLong }
  }
}

/// Where in a file the reader is, for the message when it cannot go on.
struct Place {
  var record: RecordID?
  /// The field's place in the schema.
  var field: Int?
}
