import CommuneDomain
import JSONStore

/// Small pieces of JSON, written as the store writes them.
enum MachineText {
  static func string(_ text: String) -> String { RecordJSON().text(of: .text(text)) }

  static func optional(_ text: String?) -> String { text.map(string) ?? "null" }

  static func value(_ value: FieldValue) -> String { RecordJSON().text(of: value) }

  /// An object whose values are JSON already.
  static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(string($0.key)):\($0.value)" }.joined(separator: ",") + "}"
  }

  static func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

  /// An array with each element on a line of its own.
  static func rows(_ elements: [String]) -> String {
    elements.isEmpty ? "[]\n" : "[\n" + elements.joined(separator: ",\n") + "\n]\n"
  }
}
