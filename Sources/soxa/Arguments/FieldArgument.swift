import Glibc

/// `field=value` as typed.
struct FieldArgument {
  let field: String
  let text: String

  /// `field=@-` takes the value from standard input; nil when there is no `=`.
  init?(_ argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    field = String(argument[..<sign])
    let typed = String(argument[argument.index(after: sign)...])
    text = typed == "@-" ? Self.standardInput() : typed
  }

  private static func standardInput() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0, bytes.count < 1 << 20 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
