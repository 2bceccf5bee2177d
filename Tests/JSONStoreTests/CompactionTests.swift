import CommuneDomain
import Testing

@testable import JSONStore

/// The register files made anew from the journals alone.
struct CompactionTests {
  @Test func filesThatSaySomethingElseAreFoundAndMadeAnew() throws {
    let book = try TwoClerks(days: 2)
    book.close()
    let visits = "/book/registers/visits.json"
    let list = "/book/registers/current.json"
    let right = book.bytes(visits)
    var records = JournalText.lines(right)
    records.remove(at: 1)
    let forged = records.flatMap { $0 }
    var generation = try #require(Generation(book.bytes(list)))
    generation.files[.visits]?.count = 7
    generation.files[.visits]?.digest = Digest(of: forged)
    book.put(forged, at: visits)
    book.put(generation.file, at: list)
    let journals = [book.lan, book.minh].map { book.bytes(book.file($0)) }
    var (store, commune) = try book.desk.open()
    #expect(commune.visits.count == 7)
    let compaction = try store.compact(&commune)
    #expect(compaction.differing == [.visits: 1])
    #expect(compaction.isWritten)
    #expect(commune.visits.count == 8)
    #expect(compaction.registerBytesAfter > compaction.registerBytesBefore)
    #expect(compaction.journalBytes == journals.reduce(0) { $0 + $1.count })
    store.close(commune)
    #expect(book.bytes(visits) == right)
    #expect([book.lan, book.minh].map { book.bytes(book.file($0)) } == journals)
    #expect(try book.inspect().isSound)
    (store, commune) = try book.desk.open()
    #expect(try store.compact(&commune).differing == [:])
  }

  @Test func leftOverFilesGoWhenNobodyElseIsThere() throws {
    let book = try TwoClerks(days: 1)
    let names = [
      "/book/registers/.nothing.json.tmp", "/book/.store.json.tmp", "/book/local/.station.tmp",
    ]
    for name in names { book.desk.disk.names[name] = MemoryDisk.File() }
    book.desk.disk.names["/book/registers/visits.tmp"] = MemoryDisk.File()
    var commune = book.lan.commune
    let first = try book.lan.store.compact(&commune)
    #expect(first.removed == [] && first.left.count == 3)
    book.minh.close()
    let second = try book.lan.store.compact(&commune)
    #expect(Set(second.removed.map { "/book/" + $0 }) == Set(names) && second.left == [])
    #expect(names.allSatisfy { book.desk.disk.names[$0] == nil })
    #expect(book.desk.disk.names["/book/registers/visits.tmp"] != nil)
    // The next one can come in again.
    #expect(try book.desk.open("minh").store.access == .readWrite)
  }

  @Test func nothingIsWrittenFromJournalsThatHoldLess() throws {
    for isCut in [false, true] {
      let book = try TwoClerks(days: 2)
      book.close()
      let lines = book.lines(book.minh)
      if isCut {
        book.put(lines.dropLast().flatMap { $0 }, at: book.file(book.minh))
      } else {
        var spoilt = lines
        spoilt[2][40] ^= 1
        book.put(spoilt.flatMap { $0 }, at: book.file(book.minh))
      }
      let visits = book.bytes("/book/registers/visits.json")
      var (store, commune) = try book.desk.open()
      #expect(commune.visits.count == 8)
      #expect(throws: StoreError.self) { try store.compact(&commune) }
      #expect(commune.visits.count == 8)
      #expect(book.bytes("/book/registers/visits.json") == visits)
    }
  }
}
