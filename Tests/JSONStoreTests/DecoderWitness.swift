import Foundation

/// JSON as Foundation's decoder understands it, whatever it says.
enum WitnessValue: Decodable, Equatable {
  case null
  case flag(Bool)
  case integer(Int)
  case fraction
  case string(String)
  case array([WitnessValue])
  case object([String: WitnessValue])

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if let text = try? container.decode(String.self) {
        self = .string(text)
        return
      }
      if let number = try? container.decode(Int.self) {
        self = .integer(number)
        return
      }
      if container.decodeNil() {
        self = .null
        return
      }
    }
    if let container = try? decoder.container(keyedBy: Key.self) {
      var members: [String: WitnessValue] = [:]
      for key in container.allKeys {
        members[key.stringValue] = try container.decode(WitnessValue.self, forKey: key)
      }
      self = .object(members)
    } else if var container = try? decoder.unkeyedContainer() {
      var items: [WitnessValue] = []
      while !container.isAtEnd { items.append(try container.decode(WitnessValue.self)) }
      self = .array(items)
    } else {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else {
        _ = try container.decode(Double.self)
        self = .fraction
      }
    }
  }

  private static let decoder = JSONDecoder()

  /// What Foundation makes of bytes; nil where it refuses them.
  static func read(_ bytes: [UInt8]) -> WitnessValue? {
    try? decoder.decode(WitnessValue.self, from: Data(bytes))
  }
}

extension WitnessValue {
  /// Letter for letter; two spellings of one letter are not the same here.
  static func == (left: WitnessValue, right: WitnessValue) -> Bool {
    switch (left, right) {
    case (.null, .null), (.fraction, .fraction): true
    case (.flag(let left), .flag(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}
