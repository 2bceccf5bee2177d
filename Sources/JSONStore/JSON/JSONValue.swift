/// Any small piece of JSON: the book's identity, the list of snapshots, drafts, settings.
///
/// Members keep their order. Records and journal lines are read by their schema instead.
enum JSONValue: Hashable {
  case null
  case flag(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  struct Member: Hashable {
    var key: String
    var value: JSONValue
  }

  /// Reads a whole file.
  static func read(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
    try bytes.withUnsafeBufferPointer { buffer throws(Problem) in
      var reader = JSONReader(buffer)
      let value = try reader.anything(depth: 4)
      try reader.expectEnd()
      return value
    }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  subscript(index: Int) -> JSONValue? {
    guard case .array(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The text of the file: the members of the outermost object each on a line.
  var file: [UInt8] {
    var writer = JSONWriter()
    if case .object(let members) = self {
      writer.raw("{\n")
      for (index, member) in members.enumerated() {
        writer.raw("  ")
        writer.string(member.key)
        writer.raw(": ")
        writer.value(member.value)
        writer.raw(index + 1 < members.count ? ",\n" : "\n")
      }
      writer.raw("}")
    } else {
      writer.value(self)
    }
    writer.raw("\n")
    return writer.bytes
  }
}

extension JSONWriter {
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .flag(let flag): raw(flag ? "true" : "false")
    case .integer(let number): integer(number)
    case .string(let text): string(text)
    case .array(let items):
      raw("[")
      list(items) { writer, item in writer.value(item) }
      raw("]")
    case .object(let members):
      raw("{")
      list(members) { writer, member in
        writer.string(member.key)
        writer.raw(":")
        writer.value(member.value)
      }
      raw("}")
    }
  }
}

extension JSONReader {
  /// Whatever stands here, nested no deeper than allowed.
  mutating func anything(depth: Int) throws(Problem) -> JSONValue {
    switch peek() {
    case UInt8(ascii: "{"):
      guard depth > 0 else { throw .tooDeep }
      position += 1
      return .object(try members(depth: depth - 1))
    case UInt8(ascii: "["):
      guard depth > 0 else { throw .tooDeep }
      position += 1
      var items: [JSONValue] = []
      if consume(UInt8(ascii: "]")) { return .array(items) }
      repeat {
        items.append(try anything(depth: depth - 1))
      } while consume(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"))
      return .array(items)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "n"):
      try expect(word: "null")
      return .null
    case UInt8(ascii: "t"):
      try expect(word: "true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try expect(word: "false")
      return .flag(false)
    case UInt8(ascii: "-"), 48...57: return .integer(try integer())
    default: throw .unexpected
    }
  }

  private mutating func members(depth: Int) throws(Problem) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if consume(UInt8(ascii: "}")) { return members }
    repeat {
      let key = try string()
      guard keys.insert(key).inserted else { throw .duplicateKey(key) }
      try expect(UInt8(ascii: ":"))
      members.append(.init(key: key, value: try anything(depth: depth)))
    } while consume(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return members
  }
}
