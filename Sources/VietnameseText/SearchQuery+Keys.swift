extension SearchQuery {
  /// What the keys would have written had an input method been on, as Telex and as VNI, where that
  /// differs from what was typed; empty for text with letters of its own.
  static func keyReadings(of text: String) -> [String] {
    []
  }
}
