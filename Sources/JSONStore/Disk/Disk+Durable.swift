extension Disk {
  /// Makes a file and puts it on the medium; the name is not yet on the medium.
  func writeNew(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
    let file = try open(path, .createNew)
    defer { close(file) }
    if !bytes.isEmpty {
      let count = try append(bytes, to: file)
      guard count == bytes.count else {
        throw DiskError(operation: "write", path: path, code: SystemCode.noSpace.rawValue)
      }
    }
    try sync(file)
  }

  /// Puts a file beside another, to be renamed to it; one left behind by a crash is removed.
  func writeTemporary(for path: String, _ bytes: [UInt8]) throws(DiskError) -> String {
    let folder = path.folder
    let temporary = "\(folder)/.\(path.dropFirst(folder.utf8.count + 1)).tmp"
    if try status(temporary) != nil { try remove(temporary) }
    try writeNew(temporary, bytes)
    return temporary
  }

  /// The one way in which a whole file is replaced: there is always the old one or the new one.
  func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
    try rename(try writeTemporary(for: path, bytes), to: path)
    try syncDirectory(path.folder)
  }
}

extension String {
  /// The path without its last step.
  var folder: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
