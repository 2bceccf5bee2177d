/// Who wrote something, as the journals name him: `st01-lan` is lan at the station st01.
struct Author: Hashable, Sendable {
  /// Empty where the name has no hyphen.
  let station: String
  let account: String

  init(_ name: String) {
    guard let hyphen = name.firstIndex(of: "-") else {
      station = ""
      account = name
      return
    }
    station = String(name[..<hyphen])
    account = String(name[name.index(after: hyphen)...])
  }
}
