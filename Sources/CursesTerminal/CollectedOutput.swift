import CNcurses
import Glibc

/// Gathers what ncurses writes, so that a frame goes to the terminal in one write.
///
/// ncurses flushes whenever it moves the cursor: a full screen would be some sixty writes, and as
/// many packets over a network. It is given a file in memory in place of the terminal.
struct CollectedOutput {
  /// What ncurses takes for the terminal.
  let file: UnsafeMutablePointer<FILE>
  private let descriptor: CInt

  /// Nil when the system has no memory for it.
  init?() {
    guard let file = soxa_memory_file() else { return nil }
    self.file = file
    descriptor = fileno(file)
  }

  /// Adds what ncurses knows nothing about. (`putp` would leave it in the buffer of `stdout`.)
  func add(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Writes everything gathered since the last time to the terminal.
  func send() {
    let count = Int(lseek(descriptor, 0, SEEK_CUR))
    guard count > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: count)
    let length = pread(descriptor, &bytes, count, 0)
    ftruncate(descriptor, 0)
    lseek(descriptor, 0, SEEK_SET)
    var rest = bytes.prefix(max(0, length))
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      // A terminal that is gone is noticed where the next key is waited for.
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
