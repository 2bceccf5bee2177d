internal import CommuneDomain

/// The register files as they are found, and which of them belong to which generation.
struct RegisterFiles {
  let book: BookFolder
  /// The bytes that stand under each register's own name, with their digest.
  private var found: [RegisterKey: (bytes: [UInt8], digest: Digest)] = [:]

  init(_ book: BookFolder) {
    self.book = book
  }

  /// The generations to try, the newest first; false for the one that was there before.
  func generations() -> [(generation: Generation, isCurrent: Bool)] {
    [(book.registers, true), (book.previous, false)].compactMap { folder, isCurrent in
      guard let bytes = try? book.disk.read("\(folder)/current.json"),
        let generation = Generation(bytes)
      else { return nil }
      return (generation, isCurrent)
    }
  }

  /// The generation that was being written when it was cut short.
  var unfinished: Generation? {
    (try? book.disk.read("\(book.registers)/.current.json.tmp")).flatMap { Generation($0) }
  }

  /// Reads all registers of a generation; nil when one of its files is nowhere to be found.
  mutating func load(_ generation: Generation) throws(StoreError) -> Commune? {
    var commune = Commune()
    for (key, file) in generation.files {
      guard let register = Commune.register(key) else {
        throw .damaged(
          file: "registers/current.json", line: 1, register: key, record: nil, field: nil,
          problem: .unknownRegister(key.rawValue))
      }
      guard let bytes = bytes(of: key, file) else { return nil }
      let count = try register.read(bytes, file: "registers/\(file.name)", into: &commune)
      guard count == file.count else { return nil }
    }
    return commune
  }

  private mutating func bytes(of key: RegisterKey, _ file: Generation.File) -> [UInt8]? {
    if let found = inPlace(key), found.digest == file.digest { return found.bytes }
    guard let bytes = try? book.disk.read("\(book.previous)/\(file.name)"),
      Digest(of: bytes) == file.digest
    else { return nil }
    return bytes
  }

  /// What stands under the register's own name.
  mutating func inPlace(_ key: RegisterKey) -> (bytes: [UInt8], digest: Digest)? {
    if let known = found[key] { return known }
    guard let bytes = try? book.disk.read("\(book.registers)/\(key.rawValue).json") else {
      return nil
    }
    let entry = (bytes: bytes, digest: Digest(of: bytes))
    found[key] = entry
    return entry
  }
}
