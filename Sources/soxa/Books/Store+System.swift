import CommuneDomain
import JSONStore

/// The store on this machine's disk, with its clock and its chance, under the user's account.
extension Store {
  static func open(
    at path: String, readOnly: Bool, allowsNetwork: Bool = false, asOf: UInt64? = nil,
    progress: ((Double) -> Void)? = nil
  ) throws(StoreError) -> (store: Store, commune: Commune) {
    var options = options
    options.isReadOnly = readOnly
    options.asOf = asOf
    options.progress = progress
    options.allowsNetwork = options.allowsNetwork || allowsNetwork
    return try open(
      at: path, options: options, disk: SystemDisk(), clock: SystemClock(),
      randomness: SystemRandomness())
  }

  static func create(at path: String, identity: BookIdentity) throws(StoreError) -> (
    store: Store, commune: Commune
  ) {
    try create(
      at: path, identity: identity, options: options, disk: SystemDisk(), clock: SystemClock(),
      randomness: SystemRandomness())
  }

  /// Makes a book in which the whole commune stands from the start.
  static func create(at path: String, identity: BookIdentity, holding commune: Commune)
    throws(StoreError) -> (store: Store, commune: Commune)
  {
    let (store, empty) = try create(at: path, identity: identity)
    let records = Commune.registers.lazy.flatMap { register in
      register.ids(in: commune).lazy.compactMap { register.record($0, in: commune) }
    }
    try store.intake(records.map { Change.creating($0) }, over: empty)
    try store.writeSnapshot(commune)
    return (store, commune)
  }

  /// Who writes, from which station, as the surroundings say.
  fileprivate static var options: OpenOptions {
    var options = OpenOptions(actor: Surroundings.actor)
    options.station = Surroundings.variable("SOXA_STATION")
    options.allowsNetwork = Surroundings.variable("SOXA_NETWORK") == "1"
    return options
  }
}

extension BookMerge {
  static func take(
    from source: String, into path: String, isTrial: Bool, allowsNetwork: Bool
  ) throws(StoreError) -> Summary {
    var options = Store.options
    options.allowsNetwork = options.allowsNetwork || allowsNetwork
    return try take(
      from: source, into: path, isTrial: isTrial, options: options, disk: SystemDisk(),
      clock: SystemClock(), randomness: SystemRandomness())
  }
}
