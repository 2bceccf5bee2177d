import CommuneDomain
import JSONStore
import Localization

/// A book that a command has open: its store and what stands in it.
struct Book {
  let store: Store
  var commune: Commune
  let workplace: Workplace
  /// The book as it is now, where this is a look at the past: it knows what has been erased since.
  private var present: Commune?

  var identity: BookIdentity { store.identity }
  var phrases: Phrases { workplace.phrases }
  /// The book whose log of accesses tells what was erased.
  var latest: Commune { present ?? commune }
  var circumstances: Circumstances { workplace.circumstances(of: commune) }

  /// Opens the book of a workplace and says on standard error what was out of order in it.
  ///
  /// - Parameter moment: The last moment that counts, for a look at the book as it was.
  init(in workplace: Workplace, readOnly: Bool, asOf moment: Moment? = nil) throws(Failure) {
    self.workplace = workplace
    do {
      (store, commune) = try Store.open(
        at: workplace.storePath, readOnly: readOnly, allowsNetwork: workplace.allowsNetwork,
        asOf: moment?.milliseconds)
      if moment != nil {
        present = try Store.open(
          at: workplace.storePath, readOnly: true, allowsNetwork: workplace.allowsNetwork
        ).commune
      }
    } catch {
      throw .store(workplace.phrases.sentence(for: error))
    }
    do {
      if let present {
        try commune.hideErased(in: present, marker: workplace.phrases["erase.marker"])
      }
    } catch {
      throw .store(workplace.phrases.sentence(for: StoreError.changeDoesNotFit(error)))
    }
    if case .readOnly(.identityLost) = store.access {
      Output.error(phrases.sentence(for: .identityLost))
    }
    for sentence in phrases.sentences(for: store.remarks) { Output.error(sentence) }
  }

  /// Writes a change to disk, then carries it out here.
  mutating func save(_ change: Change) throws(Failure) {
    let done: Change
    do {
      done = try store.save(change, over: commune).change
    } catch {
      try takeOver()
      throw .store(phrases.sentence(for: error, in: commune))
    }
    try takeOver()
    try apply(done)
  }

  /// Takes back the last change that was not taken back.
  mutating func undo() throws(Failure) -> Change? {
    let change: Change?
    do {
      change = try store.undo(over: commune)
    } catch {
      try takeOver()
      throw .store(phrases.sentence(for: error, in: commune))
    }
    try takeOver()
    if let change { try apply(change) }
    return change
  }

  /// Carries out here what others have saved meanwhile.
  mutating func takeOver() throws(Failure) {
    if let arrival = store.takeArrival() { try apply(arrival.change) }
  }

  /// Gives the book back.
  func close() {
    store.close(commune)
  }

  private mutating func apply(_ change: Change) throws(Failure) {
    do {
      try commune.apply(change)
    } catch {
      throw .store(phrases.sentence(for: StoreError.changeDoesNotFit(error)))
    }
  }
}
