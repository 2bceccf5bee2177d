extension SearchQuery {
  /// What the keys would have written had an input method been on, as Telex and as VNI, where that
  /// differs from what was typed; none for text with letters of its own.
  static func keyReadings(of text: String) -> [String] {
    guard text.utf8.count <= longestTyped, text.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    var readings: [String] = []
    for method in [TypingMethod.telex, .vni] {
      var line = TypedLine(method: method)
      for key in text { line.type(key) }
      let reading = line.text
      if reading != text, !readings.contains(reading) { readings.append(reading) }
    }
    return readings
  }

  /// What is longer was not typed to find a name.
  private static let longestTyped = 100
}
