/// One row of the table: what was done, what it took, and what the peer took.
struct Line {
  let name: String
  let own: Duration
  let peerName: String
  let peer: Duration

  /// Measures both sides in turn, so that a busy moment meets both, and keeps the best of each.
  init(
    _ name: String, beside peerName: String, rounds: Int = 5, own: () throws -> Void,
    peer: () throws -> Void
  ) rethrows {
    self.name = name
    self.peerName = peerName
    let clock = ContinuousClock()
    var best: (own: Duration, peer: Duration)?
    for _ in 0..<rounds {
      let taken = (own: try clock.measure(own), peer: try clock.measure(peer))
      best = best.map { (min($0.own, taken.own), min($0.peer, taken.peer)) } ?? taken
    }
    self.own = best?.own ?? .zero
    self.peer = best?.peer ?? .zero
  }

  var text: String {
    let ratio = Int((own / peer * 1000).rounded())
    let share = "\(ratio / 1000),\(String(1000 + ratio % 1000).dropFirst())×"
    return name.filled(34) + Self.milliseconds(own).filled(14) + share.filled(12)
      + "\(peerName), \(Self.milliseconds(peer))"
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(1) * 100).rounded())
    return "\(hundredths / 100),\(String(100 + hundredths % 100).dropFirst()) ms"
  }
}

extension String {
  /// The text with blanks behind it up to a width.
  fileprivate func filled(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
