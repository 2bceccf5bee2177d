package import Terminal

/// When a program in which something was saved may put the book's other files in order: as soon as nobody
/// has pressed a key for a while, so that whoever looks into the folder finds today's work there.
///
/// Times are milliseconds of any clock that never goes back.
package struct QuietTime: Sendable {
  /// How long nobody types before it is quiet, in milliseconds.
  package static let length = 30_000

  private var lastKey: Int
  private var isBehind = false

  package init(at now: Int) { lastKey = now }

  /// Something was saved here; what others saved, they put in order themselves.
  package mutating func saved() { isBehind = true }

  /// Everything is in order, or could not be put in order now.
  package mutating func settled() { isBehind = false }

  /// Takes note of what came from the terminal.
  package mutating func heard(_ events: [Event], at now: Int) {
    if events.contains(where: { $0 != .wake }) { lastKey = now }
  }

  /// How long to wait for the next key before something is to be done; nil when nothing is.
  package func wait(at now: Int) -> Int? {
    isBehind ? max(0, lastKey + Self.length - now) : nil
  }

  package func isOver(at now: Int) -> Bool { wait(at: now) == 0 }
}
