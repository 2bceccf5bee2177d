@testable import JSONStore

/// What a power cut may leave of a disk, worked out from the calls up to it.
///
/// Stricter than any real disk: what was not flushed may be there, be missing, or be there in part,
/// each file and each name for itself.
struct CrashStates {
  /// Files by their path, and the folders that are there.
  struct State: Hashable {
    var files: [String: [UInt8]]
    var folders: Set<String>

    /// A disk that holds this and nothing else.
    var disk: MemoryDisk {
      let disk = MemoryDisk()
      for (path, bytes) in files {
        let file = MemoryDisk.File()
        file.bytes = bytes
        disk.names[path] = file
      }
      disk.folders = folders
      disk.flushAll()
      return disk
    }
  }

  private enum Entry: Hashable {
    case folder
    case file(Int)
  }

  private struct Inode {
    var durable: [UInt8]
    var pending: [UInt8] = []
    /// The lock file is written over and never flushed.
    var note: [UInt8]?
  }

  private struct Folder {
    var durable: [String: Entry] = [:]
    /// Names made and removed since; those of one call come together.
    var pending: [[(path: String, entry: Entry?)]] = []
  }

  private var inodes: [Inode] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var folders: [String: Folder] = [:]
  private var live: [String: Entry] = [:]

  /// A disk on which everything is flushed.
  init(_ disk: MemoryDisk) {
    for path in disk.folders where path != "/" {
      live[path] = .folder
      folders[path.folder, default: Folder()].durable[path] = .folder
    }
    for (path, file) in disk.names {
      let entry = Entry.file(number(of: file))
      inodes[inodes.count - 1].durable = file.bytes
      live[path] = entry
      folders[path.folder, default: Folder()].durable[path] = entry
    }
  }

  private mutating func number(of file: MemoryDisk.File) -> Int {
    if let number = numbers[ObjectIdentifier(file)] { return number }
    numbers[ObjectIdentifier(file)] = inodes.count
    inodes.append(Inode(durable: []))
    return inodes.count - 1
  }

  private mutating func change(_ names: [(path: String, entry: Entry?)]) {
    for (path, entry) in names { live[path] = entry }
    for folder in Set(names.map(\.path.folder)) {
      folders[folder, default: Folder()].pending.append(names.filter { $0.path.folder == folder })
    }
  }

  /// Carries out a call.
  mutating func take(_ step: MemoryDisk.Step) {
    switch step {
    case .create(let path, let file): change([(path, .file(number(of: file)))])
    case .write(let file, let bytes): inodes[number(of: file)].pending += bytes
    case .flush(let file):
      let number = number(of: file)
      inodes[number].durable += inodes[number].pending
      inodes[number].pending = []
    case .note(let file, let bytes): inodes[number(of: file)].note = bytes
    case .rename(let path, let new): change([(path, nil), (new, live[path])])
    case .remove(let path): change([(path, nil)])
    case .makeDirectory(let path): change([(path, .folder)])
    case .flushDirectory(let path):
      for name in (folders[path]?.pending ?? []).joined() {
        folders[path]?.durable[name.path] = name.entry
      }
      folders[path]?.pending = []
    }
  }

  // MARK: - States

  /// What a process that ends leaves to the others while the machine goes on.
  var killed: MemoryDisk {
    let disk = MemoryDisk()
    disk.folders = ["/"]
    disk.durableFolders = ["/"]
    let files = inodes.map { inode in
      let file = MemoryDisk.File()
      file.bytes = inode.note ?? inode.durable + inode.pending
      file.durable = inode.durable
      return file
    }
    for (path, entry) in live {
      switch entry {
      case .folder: disk.folders.insert(path)
      case .file(let number): disk.names[path] = files[number]
      }
    }
    for (path, entry) in folders.values.flatMap(\.durable) {
      switch entry {
      case .folder: disk.durableFolders.insert(path)
      case .file(let number): disk.durableNames[path] = files[number]
      }
    }
    return disk
  }

  /// All that may be left; no more than so many, picked at random where there are more.
  func states(atMost most: Int, everyByte: Bool, _ randomness: SeededRandomness) -> [State] {
    let dirty = inodes.indices.filter { !inodes[$0].pending.isEmpty || inodes[$0].note != nil }
    let contents = dirty.map { self.contents(of: inodes[$0], everyByte: everyByte) }
    let changed = folders.keys.filter { !(folders[$0]?.pending.isEmpty ?? true) }.sorted()
    let names = changed.map { Self.selections(folders[$0]?.pending.count ?? 0) }
    let sizes = contents.map(\.count) + names.map(\.count)
    let total = sizes.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    let isAll = total <= most
    return (0..<min(total, most)).map { index in
      var place = isAll ? index : Int(randomness.word() % UInt64(total))
      var files: [Int: [UInt8]] = [:]
      var selected: [String: [Int]] = [:]
      for (number, choices) in zip(dirty, contents) {
        files[number] = choices[place % choices.count]
        place /= choices.count
      }
      for (folder, choices) in zip(changed, names) {
        selected[folder] = choices[place % choices.count]
        place /= choices.count
      }
      return state(files, selected)
    }
  }

  private func state(_ files: [Int: [UInt8]], _ selected: [String: [Int]]) -> State {
    var entries: [String: [String: Entry]] = [:]
    for (path, folder) in folders {
      entries[path] = folder.durable
      for index in selected[path] ?? [] {
        for name in folder.pending[index] { entries[path]?[name.path] = name.entry }
      }
    }
    var state = State(files: [:], folders: ["/"])
    var waiting = ["/"]
    while let folder = waiting.popLast() {
      for (path, entry) in entries[folder] ?? [:] {
        switch entry {
        case .folder:
          state.folders.insert(path)
          waiting.append(path)
        case .file(let number): state.files[path] = files[number] ?? inodes[number].durable
        }
      }
    }
    return state
  }

  /// The unflushed end is missing, there, cut off somewhere, or zeros from somewhere on.
  private func contents(of inode: Inode, everyByte: Bool) -> [[UInt8]] {
    if let note = inode.note { return [[], note] }
    let count = inode.pending.count
    let isShort = count < 1500
    let places =
      everyByte && isShort
      ? Array(0...count)
      : Set([0, 1, count / 3, count / 2, count - 73, count - 1, count]).filter { $0 >= 0 }.sorted()
    return places.flatMap { place -> [[UInt8]] in
      let kept = inode.durable + inode.pending.prefix(place)
      return place == count
        ? [kept] : [kept, kept + Array(repeating: 0, count: count - place)]
    }
  }

  /// Which of some calls on names were carried out: any of a few; of many, the first ones or one alone.
  private static func selections(_ count: Int) -> [[Int]] {
    if count <= 4 {
      return (0..<(1 << count)).map { set in (0..<count).filter { set >> $0 & 1 == 1 } }
    }
    return (0...count).map { Array(0..<$0) } + (1..<count).map { [$0] }
  }
}
