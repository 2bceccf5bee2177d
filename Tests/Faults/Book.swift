import CommuneDomain
import JSONStore

/// A book on the machine's disk, and the records by which its writers are told from each other.
struct Book {
  let path: String

  func make() throws(StoreError) {
    let made = try Store.create(
      at: path, identity: BookIdentity(name: "Phường Minh Họa", code: "12345"),
      options: OpenOptions(actor: "lan"), disk: SystemDisk(), clock: SystemClock(),
      randomness: SystemRandomness())
    made.store.close(made.commune)
  }

  func open(_ options: OpenOptions) throws(StoreError) -> (store: Store, commune: Commune) {
    try Store.open(
      at: path, options: options, disk: SystemDisk(), clock: SystemClock(),
      randomness: SystemRandomness())
  }

  /// The record that a writer makes with his save of that number; later ones come after earlier ones,
  /// as identifiers do that hold the time.
  static func record(_ actor: String, _ number: Int) -> Household {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in actor.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var household = Household(id: ID(RecordID(high: UInt64(number), low: hash)))
    household.head = "\(actor) \(number)"
    return household
  }

  /// Which saves are in a book, by writer.
  static func numbers(in commune: Commune) -> [String: Set<Int>] {
    var numbers: [String: Set<Int>] = [:]
    for household in commune.households {
      let words = household.head.split(separator: " ")
      guard words.count == 2, let number = Int(words[1]) else { continue }
      numbers[String(words[0]), default: []].insert(number)
    }
    return numbers
  }
}
