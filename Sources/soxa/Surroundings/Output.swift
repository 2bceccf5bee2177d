import Glibc
import VietnameseText

/// The two streams of a command: what was asked for, and what is said about it.
enum Output {
  /// Writes text as it stands, such as JSON.
  static func text(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a line of text as it stands.
  static func line(_ line: String) {
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// Writes a sentence for people to standard error, harmless to the terminal.
  static func error(_ sentence: String) {
    let lines = sentence.split(separator: "\n", omittingEmptySubsequences: false)
    write(lines.map { String($0).displaySafe }.joined(separator: "\n") + "\n", to: STDERR_FILENO)
  }

  /// The columns of the terminal that standard output is; nil when it is a file or a pipe.
  static var terminalColumns: Int? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return nil
    }
    return Int(window.ws_col)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[written...])
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        written += count
      }
    }
  }
}
