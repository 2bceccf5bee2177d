extension ResourceError {
  /// What Foundation's reader found, by file and key.
  init(_ error: DecodingError, in file: String) {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = .wrongKind(file: file, key: Self.key(context.codingPath))
    case .keyNotFound(let key, let context):
      self = .wrongKind(file: file, key: Self.key(context.codingPath + [key]))
    case .dataCorrupted:
      self = .notJSON(file: file, line: nil)
    @unknown default:
      self = .notJSON(file: file, line: nil)
    }
  }

  private static func key(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map { String($0) } ?? $0.stringValue }.joined(separator: ".")
  }
}
