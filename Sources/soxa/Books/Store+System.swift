import CommuneDomain
import JSONStore

/// The store on this machine's disk, with its clock and its chance, under the user's account.
extension Store {
  static func open(at path: String, readOnly: Bool) throws(StoreError) -> (
    store: Store, commune: Commune
  ) {
    try open(
      at: path, actor: Surroundings.actor, readOnly: readOnly, disk: SystemDisk(),
      clock: SystemClock(), randomness: SystemRandomness())
  }

  static func create(at path: String, identity: BookIdentity) throws(StoreError) -> (
    store: Store, commune: Commune
  ) {
    try create(
      at: path, identity: identity, actor: Surroundings.actor, disk: SystemDisk(),
      clock: SystemClock(), randomness: SystemRandomness())
  }

  /// Makes a book in which the whole commune stands from the start.
  static func create(at path: String, identity: BookIdentity, holding commune: Commune)
    throws(StoreError) -> (store: Store, commune: Commune)
  {
    let (store, _) = try create(at: path, identity: identity)
    let records = Commune.registers.lazy.flatMap { register in
      register.ids(in: commune).lazy.compactMap { register.record($0, in: commune) }
    }
    try store.intake(records.map { Change.creating($0) })
    try store.writeSnapshot(commune)
    return (store, commune)
  }
}
