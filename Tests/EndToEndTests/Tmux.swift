import Foundation
import Glibc
import Testing

/// A terminal for the program, which a test types into and reads.
struct Tmux {
  static let isPresent = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")

  private let socket = "soxa-test-" + UUID().uuidString
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  /// Runs the program in a terminal of 80 × 24; its end is told on the screen with its status and
  /// with how the terminal was left.
  func start(_ arguments: [String], environment: [String] = []) throws {
    let words = environment + [Program.path] + arguments
    let command = words.map { "'\($0)'" }.joined(separator: " ")
    try """
    unset NO_COLOR SOXA_STORE
    sh -c 'echo $$ > \(pidFile); exec "$@"' - env \(command)
    echo "ended with $?"; stty -a; exec sleep 600
    """.write(toFile: script, atomically: false, encoding: .utf8)
    try tmux("-f", "/dev/null", "-u", "new-session", "-d", "-x", "80", "-y", "24", "sh " + script)
  }

  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  func type(_ text: String) throws {
    try tmux("send-keys", "-l", text)
  }

  /// Sends bytes as a keyboard or an input method would, all of them in one read.
  func send(_ bytes: some Sequence<UInt8>) throws {
    let codes = bytes.map { byte in
      let code = String(byte, radix: 16)
      return code.count == 1 ? "0" + code : code
    }
    try tmux(["send-keys", "-H"] + codes)
  }

  /// Pastes a text, marked as such for a program that asks for it.
  func paste(_ text: String) throws {
    let file = folder.path + "/paste"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    try tmux("load-buffer", file)
    try tmux("paste-buffer", "-p", "-r")
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", String(columns), "-y", String(rows))
  }

  /// Waits until the screen shows a text; the screen as it is then.
  @discardableResult
  func wait(for text: String, at location: SourceLocation = #_sourceLocation) throws -> String {
    var screen = ""
    for _ in 0..<600 {
      screen = try tmux("capture-pane", "-p")
      if screen.contains(text) { return screen }
      usleep(50_000)
    }
    Issue.record("“\(text)” does not appear:\n\(screen)", sourceLocation: location)
    throw Missing()
  }

  private struct Missing: Error {}

  /// Sends a signal to the program.
  func signal(_ signal: Int32) throws {
    let text = try String(contentsOfFile: pidFile, encoding: .utf8)
    let pid = try #require(pid_t(text.split(separator: "\n").first ?? ""))
    kill(pid, signal)
  }

  func end() {
    _ = try? tmux("kill-server")
    folder.remove()
  }

  private var script: String { folder.path + "/script.sh" }
  private var pidFile: String { folder.path + "/pid" }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let child = Child(
      path: "/usr/bin/tmux", arguments: ["-L", socket] + arguments,
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
      ])
    let output = folder.path + "/screen"
    _ = try child.run(output: output, errors: "/dev/null")
    let data = try Data(contentsOf: URL(fileURLWithPath: output))
    return String(decoding: data, as: UTF8.self)
  }
}
