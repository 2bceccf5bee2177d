import ArgumentParser
import Glibc

/// The program from its arguments to its exit status: 0 done, 1 refused by a rule, 2 wrong usage,
/// 3 the store cannot be read or written.
enum Program {
  static func run(_ arguments: [String]) -> Int32 {
    forbidCoreFiles()
    do {
      var command = try SoXaCommand.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let failure as Failure {
      for sentence in failure.sentences { Output.error(sentence) }
      return failure.status
    } catch {
      let message = SoXaCommand.fullMessage(for: error)
      guard SoXaCommand.exitCode(for: error).isSuccess else {
        Output.error(message)
        return Failure.usage("").status
      }
      Output.line(message)
      return 0
    }
  }

  /// A core file would hold the data of the commune.
  private static func forbidCoreFiles() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }
}
