import Foundation

/// What the same work costs with what Foundation and the system give.
enum Peers {
  /// A household as Foundation's decoder reads it.
  struct Household: Decodable {
    let id: String
    let code: String?
    let head: String?
    let group: String?
    let residenceUnit: String?
    let address: String?
    let persons: Int?
    let identity: String?
    let birth: String?
    let phone: String?
    let poverty: String?

    enum CodingKeys: String, CodingKey {
      case id, code, head, group, address, persons, identity, birth, phone, poverty
      case residenceUnit = "residence-unit"
    }
  }

  /// A meeting as Foundation's decoder reads it.
  struct Meeting: Decodable {
    let id: String
    let date: String?
    let attendance: [String: String]?
  }

  static func decode<Row: Decodable>(_ type: Row.Type, _ path: String) throws -> Int {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try JSONDecoder().decode([Row].self, from: data).count
  }

  static func sorted(_ names: [String]) -> [String] {
    let vietnamese = Locale(identifier: "vi_VN")
    return names.sorted {
      $0.compare($1, options: [], range: nil, locale: vietnamese) == .orderedAscending
    }
  }

  static func folded(_ texts: [String]) -> [String] {
    texts.map { $0.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
  }

  /// Foundation leaves đ as it is.
  static func foldedWithStroke(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .replacingOccurrences(of: "đ", with: "d")
  }

  static func cleaned(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
  }

  /// Texts that hold what is typed, marks or no marks; đ is not found by d.
  static func matchingWithoutMarks(_ query: String, in texts: [String]) -> Int {
    texts.count { $0.range(of: query, options: [.diacriticInsensitive, .caseInsensitive]) != nil }
  }

  /// Texts that hold what is typed, found among folded ones.
  static func matching(_ query: String, in folded: [String]) -> Int {
    folded.count { $0.range(of: query) != nil }
  }

  /// Appends bytes to a file and flushes them.
  static func append(_ bytes: [UInt8], to file: Int32) {
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    fdatasync(file)
  }

  static func openForAppending(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
  }

  static func temporaryFolder() -> String {
    NSTemporaryDirectory() + "/soxa-bench-\(getpid())"
  }

  static func removeFolder(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }
}
