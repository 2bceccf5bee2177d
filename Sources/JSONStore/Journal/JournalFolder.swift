internal import CommuneDomain

/// The folder of one author's journal: `journal/<station>-<user>` with `000001.jsonl` and so on.
struct JournalFolder {
  let disk: any Disk
  let store: RecordID
  let author: String
  /// The folder of all journals.
  let parent: String

  var path: String { "\(parent)/\(author)" }

  /// The digest that the first line of this book's journals follows.
  static func beginning(of store: RecordID) -> JournalPosition {
    JournalPosition(
      segment: 0, number: 0, digest: Digest(of: Array(store.description.utf8)), offset: 0)
  }

  func file(_ segment: Int) -> String {
    let number = String(segment)
    return "\(path)/\(String(repeating: "0", count: max(0, 6 - number.count)))\(number).jsonl"
  }

  /// A segment's name as messages give it.
  func name(_ segment: Int) -> String {
    String(file(segment).dropFirst(parent.utf8.count - "journal".utf8.count))
  }

  /// The segments that are there, oldest first; other files are not looked at.
  func segments() throws(StoreError) -> [Int] {
    do {
      return try disk.list(path).compactMap { name in
        guard name.utf8.count == 12, name.hasSuffix(".jsonl") else { return nil }
        return name.dropLast(6).utf8.allSatisfy({ (48...57).contains($0) })
          ? Int(name.dropLast(6)) : nil
      }.sorted()
    } catch {
      if error.code == SystemCode.missing.rawValue { return [] }
      throw StoreError(error, path: path)
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
