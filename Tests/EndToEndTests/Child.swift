import Foundation
import Glibc

/// A program started by a test, with files for its input and its output.
///
/// Foundation's `Process` waits until every descendant has closed what it inherited, and so for
/// ever for a server that stays; this waits for the program alone.
struct Child {
  let path: String
  let arguments: [String]
  let environment: [String: String]

  struct Refused: Error {
    let code: Int32
  }

  /// Runs the program to its end; its exit status, or 128 and the signal that ended it.
  func run(input: String = "/dev/null", output: String, errors: String) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let written = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, written, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, written, 0o600)

    // The threads on which tests run block all signals, and a server begun with them blocked could not be
    // asked to end.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, path, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Refused(code: code) }

    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
