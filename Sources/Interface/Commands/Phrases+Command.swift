internal import Localization

extension Phrases {
  func name(of command: Command) -> String { self["command.\(command.rawValue)"] }

  /// The name as the bottom line has room for it.
  func shortName(of command: Command) -> String {
    let key = "command.\(command.rawValue).short"
    return has(key) ? self[key] : name(of: command)
  }
}
