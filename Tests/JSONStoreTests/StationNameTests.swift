import CommuneDomain
import Testing

@testable import JSONStore

/// Whatever a station and an account are called, what is saved under their names is read again.
struct StationNameTests {
  static let names = [
    "st01", ".hidden", "..", "a.fork-b", ".fork-aa", "máy số 1", "a/b", "", " ", "-",
    String(repeating: "a", count: 62), String(repeating: "ệ", count: 90), "st.2", "con\u{7}",
  ]

  @Test(arguments: names) func whatIsSavedUnderAnyNameIsReadAgain(name: String) throws {
    for (station, account) in [(name, "lan"), ("st01", name), (name, name)] {
      let desk = Desk()
      var options = OpenOptions(actor: account)
      options.station = station
      let (made, _) = try desk.create()
      made.close(Commune())
      let (store, commune) = try Store.open(
        at: "/book", options: options, disk: desk.disk, clock: desk.clock,
        randomness: desk.randomness)
      var random = RandomRecords(seed: 5)
      _ = try store.save(.creating(random.record(of: Register(\.visits))), over: commune)
      desk.disk.kill()
      let (_, read) = try desk.open("minh")
      #expect(read.visits.count == 1, "\(station) \(account)")
    }
  }
}
