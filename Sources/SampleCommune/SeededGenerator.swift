/// Numbers that look random and follow from a seed alone, the same on every machine (SplitMix64).
///
/// Does without the standard library's `shuffled` and `randomElement`, whose results may differ
/// between its versions.
struct SeededGenerator: Sendable {
  private var state: UInt64

  /// Each stream of a seed is independent, so that one register's records do not depend on how many
  /// numbers another one took.
  init(seed: UInt64, stream: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ hash
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// 0 to one less than the bound; 0 when the bound is not positive.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of the items, of which there is at least one.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  mutating func shuffle<Item>(_ items: inout [Item]) {
    for index in items.indices.dropFirst() { items.swapAt(index, below(index + 1)) }
  }
}
