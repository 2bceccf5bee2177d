import Foundation
import Glibc
import Testing

/// A terminal for the program, which a test types into and reads.
struct Tmux {
  static let isPresent = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")

  private let socket = "soxa-test-" + UUID().uuidString
  let folder: Folder
  /// The only writing end of a pipe, which the system closes when the tests end, however they end.
  private let alive: CInt

  init() throws {
    folder = try Folder()
    let pipe = folder.path + "/alive"
    mkfifo(pipe, 0o600)
    alive = Glibc.open(pipe, O_RDWR | O_CLOEXEC)
    try #require(alive >= 0)
  }

  /// Runs the program in a terminal; its end is told on the screen with its status and with how the
  /// terminal was left. When the tests are cut off, neither the terminal nor the program stays.
  func start(
    _ arguments: [String], environment: [String] = [], columns: Int = 80, rows: Int = 24
  ) throws {
    let words = environment + [Program.path] + arguments
    let command = words.map { "'\($0)'" }.joined(separator: " ")
    try """
    unset NO_COLOR SOXA_STORE
    (trap '' HUP; cat \(folder.path)/alive
      tmux -L \(socket) kill-server
      pid=$(cat \(pidFile)); [ /proc/$pid/exe -ef \(Program.path) ] && kill -KILL $pid
    ) >/dev/null 2>&1 &
    sh -c 'echo $$ > \(pidFile); exec "$@"' - env \(command)
    status=$?; stty -a; echo "ended with $status"; exec sleep 600
    """.write(toFile: script, atomically: false, encoding: .utf8)
    try tmux(
      "-f", "/dev/null", "-u", "new-session", "-d", "-x", String(columns), "-y", String(rows),
      "sh " + script)
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

  /// Waits until the screen shows a text, be it over several lines; the screen as it is then.
  @discardableResult
  func wait(for text: String, at location: SourceLocation = #_sourceLocation) throws -> String {
    var screen = ""
    for _ in 0..<600 {
      screen = try tmux("capture-pane", "-p")
      if screen.contains(text) || Self.unwrapped(screen).contains(text) { return screen }
      usleep(50_000)
    }
    Issue.record("“\(text)” does not appear:\n\(screen)", sourceLocation: location)
    throw Missing()
  }

  private static func unwrapped(_ screen: String) -> String {
    screen.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ")
  }

  private struct Missing: Error {}

  /// Sends a signal to the program.
  func signal(_ signal: Int32) throws {
    kill(try #require(pid), signal)
  }

  /// Closes the terminal, and waits until the program writes no more.
  func end() {
    let program = pid
    _ = try? tmux("kill-server")
    if let program {
      for _ in 0..<200 where runs(program) { usleep(10_000) }
      if runs(program) { kill(program, SIGKILL) }
    }
    close(alive)
    folder.remove()
  }

  private var pid: pid_t? {
    let text = try? String(contentsOfFile: pidFile, encoding: .utf8)
    return text?.split(separator: "\n").first.flatMap { pid_t($0) }
  }

  /// Whether that number is still the program's.
  private func runs(_ pid: pid_t) -> Bool {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
    return path == Program.path
  }

  private var script: String { folder.path + "/script.sh" }
  private var pidFile: String { folder.path + "/pid" }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  @discardableResult
  func tmux(_ arguments: [String]) throws -> String {
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
