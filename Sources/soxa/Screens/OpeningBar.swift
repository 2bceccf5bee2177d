import Glibc
import JSONStore

/// A line on the terminal that grows while a big book is being read; nothing where that takes no time.
final class OpeningBar {
  private let words: String
  private let start = SystemClock().milliseconds()
  private var shown: Int?

  /// From when on waiting is worth a word, in milliseconds.
  private static let patience: UInt64 = 300
  private static let width = 20

  init(words: String) {
    self.words = words
  }

  /// Shows how much is done, from 0 to 1.
  func show(_ part: Double) {
    let filled = Int(min(1, max(0, part)) * Double(Self.width))
    guard filled != shown, isatty(STDERR_FILENO) == 1,
      SystemClock().milliseconds() >= start + Self.patience
    else { return }
    shown = filled
    let bar = String(repeating: "#", count: filled)
    let rest = String(repeating: ".", count: Self.width - filled)
    write("\r\(words) [\(bar)\(rest)] \(Int(part * 100)) %")
  }

  /// Takes the line away.
  func clear() {
    guard shown != nil else { return }
    shown = nil
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
