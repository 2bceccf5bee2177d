extension Circumstances {
  /// The next running code of the year: KN-2026-0097 after KN-2026-0096.
  func nextCode(after codes: some Sequence<String>, prefix: String) -> String {
    let start = "\(prefix)-\(today.year)-"
    let last =
      codes.lazy.filter { $0.hasPrefix(start) }
      .compactMap { Int($0.dropFirst(start.count)) }.max() ?? 0
    let number = String(last + 1)
    return start + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}
