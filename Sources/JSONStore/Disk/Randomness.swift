/// Where chance comes from.
package protocol Randomness {
  /// 64 bits that nobody can foretell.
  func word() -> UInt64
}

/// The kernel's random numbers.
package struct SystemRandomness: Randomness {
  package init() {}

  package func word() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
