import CommuneDomain
import Interface
import JSONStore
import Localization
import SampleCommune
import Terminal

/// The book behind the screens: none at a first start, then one that is made or opened.
///
/// What stands in the book is kept by the screens' session; this holds it only until they have it.
struct BookSession {
  let workplace: Workplace
  private(set) var store: Store?
  private(set) var commune = Commune()
  /// Where a first start makes the book.
  var newPath: String { workplace.storePath }

  /// No book yet.
  init(workplace: Workplace) {
    self.workplace = workplace
  }

  init(workplace: Workplace, path: String, readOnly: Bool) throws(Failure) {
    self.workplace = workplace
    let bar = OpeningBar(words: workplace.phrases["store.opening"])
    defer { bar.clear() }
    do {
      let (store, commune) = try Store.open(
        at: path, readOnly: readOnly, allowsNetwork: workplace.allowsNetwork, progress: bar.show)
      self.store = store
      self.commune = commune
    } catch {
      throw .store(workplace.phrases.sentence(for: error))
    }
  }

  /// What opening the book found out of order, in sentences.
  var remarks: [String] {
    workplace.phrases.sentences(for: store?.remarks ?? [])
  }

  /// The newest seal, for the foot of reports.
  var seal: BookSeal? { store?.newestSeal }

  /// Nil while changes can be saved, or are worth another attempt once the disk has room again.
  var readOnlyReason: String? {
    guard case .readOnly(let reason) = store?.access else { return nil }
    if case .diskFailed = reason, store?.mayTryAgain == true { return nil }
    return workplace.phrases.sentence(for: reason)
  }

  /// What the screens begin with.
  func session(size: Size) -> Session {
    var session = Session(
      commune: commune, identity: store?.identity ?? BookIdentity(name: "", code: ""),
      phrases: workplace.phrases, limits: workplace.limits, today: workplace.today, size: size,
      readOnlyReason: readOnlyReason, review: store?.review ?? [],
      drafts: store?.drafts() ?? [], settings: store?.allSettings ?? [:],
      makeID: IdentifierSource().makeID)
    session.seal = seal
    session.remarks = remarks
    session.account = Surroundings.actor
    session.author = store?.author
    return session
  }

  /// Gives up what the screens hold by now, so that there is one copy of it.
  mutating func handOver() {
    commune = Commune()
  }

  /// Writes the register files and gives the book back.
  func close(_ commune: Commune) {
    store?.close(commune)
  }
}

// MARK: - First start

extension BookSession {
  mutating func open(_ choice: BookChoice) throws(StoreError) {
    switch choice {
    case .new(let name, let code):
      let identity = BookIdentity(name: name, code: code)
      (store, commune) = try Store.create(at: try folder(), identity: identity)
    case .sample:
      try makeSample(at: try folder())
    case .existing(let path):
      (store, commune) = try Store.open(
        at: Surroundings.expanded(path), readOnly: false, allowsNetwork: workplace.allowsNetwork)
    }
  }

  mutating func makeSample(at path: String) throws(StoreError) {
    let sample = SampleCommune(today: workplace.today).make(limits: workplace.limits)
    (store, commune) = try Store.create(
      at: path, identity: SampleCommune.identity, holding: sample)
  }

  /// The folder of a new book, its parents made.
  private func folder() throws(StoreError) -> String {
    let parent = newPath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard Surroundings.makeFolders(parent.joined(separator: "/")) else {
      throw .noPermission(path: newPath)
    }
    return newPath
  }
}
