internal import Foundation

extension ResourceError {
  /// What Foundation's reader found, by file and key.
  init(_ error: DecodingError, in file: String) {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = .wrongKind(file: file, key: Self.key(context.codingPath))
    case .keyNotFound(let key, let context):
      self = .wrongKind(file: file, key: Self.key(context.codingPath + [key]))
    case .dataCorrupted(let context):
      self = .notJSON(file: file, line: Self.line(context.underlyingError))
    @unknown default:
      self = .notJSON(file: file, line: nil)
    }
  }

  private static func key(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map { String($0) } ?? $0.stringValue }.joined(separator: ".")
  }

  /// The reader says "… around line 3, column 7." and gives no number of its own.
  private static func line(_ error: (any Error)?) -> Int? {
    guard let error = error as NSError?,
      let words = error.userInfo["NSDebugDescription"] as? String,
      let range = words.range(of: "line ")
    else { return nil }
    return Int(words[range.upperBound...].prefix { $0.isNumber })
  }
}
