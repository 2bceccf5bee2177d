internal import CommuneDomain

/// The folder of one author's journal: `journal/<station>-<user>` with `000001.jsonl` and so on; or
/// of a branch of one, `journal/<station>-<user>.fork-<digits>`, where a copied station wrote on.
struct JournalFolder {
  let disk: any Disk
  let store: RecordID
  /// The folder's name, by which heads are counted.
  let key: String
  /// More than any header takes, in bytes.
  private static let longestHeader = 4096
  /// The folder of all journals.
  let parent: String

  /// Stands in the name of a branch between its author and the first digits of its first line.
  static let branchMark = ".fork-"

  var path: String { "\(parent)/\(key)" }

  /// Who wrote it.
  var author: String { Self.author(of: key) }

  static func author(of key: String) -> String {
    // Asked for every journal with each save, so without a search by characters.
    let letters = key.utf8
    var rest = letters[...]
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      if letters[dot...].starts(with: branchMark.utf8) { return String(key[..<dot]) }
      rest = letters[letters.index(after: dot)...]
    }
    return key
  }

  /// The digest that the first line of this book's journals follows.
  static func beginning(of store: RecordID) -> JournalPosition {
    JournalPosition(
      segment: 0, number: 0, digest: Digest(of: Array(store.description.utf8)), offset: 0)
  }

  func file(_ segment: Int) -> String { Self.file(segment, in: path) }

  func fileName(_ segment: Int) -> String { Self.fileName(segment) }

  static func file(_ segment: Int, in folder: String) -> String {
    "\(folder)/\(fileName(segment))"
  }

  private static func fileName(_ segment: Int) -> String {
    let number = String(segment)
    return "\(String(repeating: "0", count: max(0, 6 - number.count)))\(number).jsonl"
  }

  /// A segment's name as messages give it.
  func name(_ segment: Int) -> String {
    String(file(segment).dropFirst(parent.utf8.count - "journal".utf8.count))
  }

  /// The segments that are there, oldest first; other files are not looked at.
  func segments() throws(StoreError) -> [Int] {
    try names().compactMap(Self.segment).sorted()
  }

  /// Copies of segments under other names, as programs that copy files leave them.
  func strays() throws(StoreError) -> [String] {
    try names().filter { name in
      name.hasSuffix(".jsonl") && !name.hasPrefix(".") && Self.segment(name) == nil
    }.sorted()
  }

  private func names() throws(StoreError) -> [String] {
    do {
      return try disk.list(path)
    } catch {
      if [.missing, .notDirectory].contains(SystemCode(rawValue: error.code)) { return [] }
      throw StoreError(error, path: path)
    }
  }

  private static func segment(_ name: String) -> Int? {
    guard name.utf8.count == 12, name.hasSuffix(".jsonl"),
      name.dropLast(6).utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(name.dropLast(6))
  }

  /// What the first line of a segment says, with the digest of the line that it follows; nil when it
  /// cannot be read.
  func header(of segment: Int) throws(StoreError) -> (header: SegmentHeader, previous: Digest)? {
    let bytes: [UInt8]
    do {
      bytes = try disk.read(file(segment), in: 0..<Self.longestHeader)
    } catch {
      throw StoreError(error, path: file(segment))
    }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let end = buffer.lineEnd(from: 0), let found = FoundLine(buffer[bytes: 0..<end])
      else { return nil }
      var reader = JSONReader(found.opening)
      return (try? reader.segmentHeader()).map { ($0, found.previous) }
    }
  }

  func bytes(_ segment: Int, from offset: Int = 0) throws(StoreError) -> [UInt8] {
    do {
      return try disk.read(file(segment), from: offset)
    } catch {
      throw StoreError(error, path: file(segment))
    }
  }
}
