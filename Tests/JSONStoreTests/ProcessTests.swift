import Glibc
import Testing

/// Programs that are killed, stopped and refused by the system while they write in one book on a real
/// disk; `soxa-faults` does it and says what was lost. The campaign prints what saving and opening take too.
@Suite(.serialized) struct ProcessTests {
  static let campaigns =
    Campaign.isLong
    ? [["campaign"]]
    : [["kills", "6"], ["calls", "29"], ["crowd", "4", "80"], ["saturate", "4", "1"]]

  @Test(arguments: campaigns)
  func nothingAcknowledgedIsLost(_ words: [String]) throws {
    #expect(try run("soxa-faults", words) == 0)
  }

  /// Prints the figures; judging them is for whoever knows what else the machine was doing.
  @Test(
    .enabled(if: Campaign.isLong),
    arguments: [
      ["soxa", "bench", "store", "--rounds", "3000"], ["soxa-bench", "open"],
    ])
  func whatSavingAndOpeningTakeIsPrinted(_ words: [String]) throws {
    #expect(try run(words[0], Array(words.dropFirst())) == 0)
  }

  /// Runs a program that was built together with these tests; its status.
  private func run(_ program: String, _ words: [String]) throws -> Int32 {
    let own = try #require(realpath("/proc/self/exe", nil))
    defer { free(own) }
    let folder = String(cString: own).split(separator: "/").dropLast().joined(separator: "/")
    var arguments = (["/\(folder)/\(program)"] + words).map { strdup($0) } + [nil]
    defer { for pointer in arguments { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, "/\(folder)/\(program)", nil, nil, &arguments, environ)
    try #require(code == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
