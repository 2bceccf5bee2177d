internal import CommuneDomain

/// The register files as they are found, and which of them belong to which generation.
struct RegisterFiles {
  let book: BookFolder
  /// What stands under each register's own name.
  private var found: [RegisterKey: Found] = [:]

  /// A file with its digest. Its bytes are not kept: a large book would be in memory twice.
  struct Found {
    fileprivate let disk: any Disk
    fileprivate let path: String
    let digest: Digest

    /// What the file holds now; empty when it cannot be read any more.
    var bytes: [UInt8] { (try? disk.read(path)) ?? [] }
  }

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
  ///
  /// - Parameter progress: Is told now and then how many bytes have been read, and of how many.
  mutating func load(
    _ generation: Generation, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(StoreError) -> Commune? {
    var commune = Commune()
    let files = try bySize(generation)
    let total = files.reduce(0) { $0 + $1.size }
    var done = 0
    for (register, file, size) in files {
      let count = try read(register, file, into: &commune) { bytes in
        progress?(done + min(bytes, size), total)
      }
      guard count == file.count else { return nil }
      done += size
    }
    return commune
  }

  /// The registers of a generation, the largest file first: what it took up, smaller ones find free.
  private func bySize(_ generation: Generation) throws(StoreError)
    -> [(register: any RegisterDescribing, file: Generation.File, size: Int)]
  {
    var files: [(register: any RegisterDescribing, file: Generation.File, size: Int)] = []
    for (key, file) in generation.files {
      guard let register = Commune.register(key) else {
        throw .damaged(
          file: "registers/current.json", line: 1, register: key, record: nil, field: nil,
          problem: .unknownRegister(key.rawValue))
      }
      let status = try? book.disk.status(path(of: key))
      files.append((register, file, status?.size ?? 0))
    }
    return files.sorted { ($0.size, $0.file.name) > ($1.size, $1.file.name) }
  }

  /// Reads a register's file, from where it is; nil when it is nowhere to be found.
  private mutating func read(
    _ register: any RegisterDescribing, _ file: Generation.File, into commune: inout Commune,
    progress: (Int) -> Void
  ) throws(StoreError) -> Int? {
    let path = path(of: register.key)
    let name = "registers/\(file.name)"
    if found[register.key].map({ $0.digest == file.digest }) ?? true,
      let bytes = try? book.disk.read(path)
    {
      let count = try register.read(
        bytes, file: name, digest: file.digest, into: &commune, progress: progress)
      if let count {
        found[register.key] = Found(disk: book.disk, path: path, digest: file.digest)
        return count
      }
    }
    guard let bytes = try? book.disk.read("\(book.previous)/\(file.name)") else { return nil }
    return try register.read(
      bytes, file: name, digest: file.digest, into: &commune, progress: progress)
  }

  /// What stands under the register's own name.
  mutating func inPlace(_ key: RegisterKey) -> Found? {
    if let known = found[key] { return known }
    guard let bytes = try? book.disk.read(path(of: key)) else { return nil }
    let entry = Found(disk: book.disk, path: path(of: key), digest: Digest(of: bytes))
    found[key] = entry
    return entry
  }

  private func path(of key: RegisterKey) -> String {
    "\(book.registers)/\(key.rawValue).json"
  }
}
