import Glibc

/// A program that was started beside this one.
struct Process {
  let id: pid_t

  struct Refused: Error {
    let code: Int32
  }

  /// - Parameter log: gets what it tells, behind what stands there.
  init(_ words: [String], log: String) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let appended = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, appended, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log + ".err", appended, 0o600)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for pointer in arguments { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
    guard code == 0 else { throw Refused(code: code) }
    id = child
  }

  /// Waits for its end; its status, or 128 and the signal that ended it.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return Self.status(status)
  }

  /// The same where it has ended already; nil where it runs.
  func poll() -> Int32? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == id ? Self.status(status) : nil
  }

  func signal(_ signal: Int32) { kill(id, signal) }

  private static func status(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
