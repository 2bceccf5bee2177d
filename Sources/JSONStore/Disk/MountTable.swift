/// What is mounted where, as `/proc/self/mountinfo` tells it.
struct MountTable {
  private var mounts: [(point: String, kind: String)] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 4, let dash = words.firstIndex(of: "-"), dash + 1 < words.count
      else { continue }
      mounts.append((Self.unescaped(words[4]), String(words[dash + 1])))
    }
  }

  /// The kind of file system under a path without symbolic links; empty when none is known.
  func fileSystem(of path: String) -> String {
    var found = (length: -1, kind: "")
    for (point, kind) in mounts {
      let isInside = point == "/" || path == point || path.hasPrefix(point + "/")
      // What is mounted later hides what was there.
      if isInside, point.utf8.count >= found.length { found = (point.utf8.count, kind) }
    }
    return found.kind
  }

  /// Whether locks and flushes of a file system cannot be relied upon, because another machine keeps it.
  ///
  /// A program that serves files counts as one that fetches them, unless it is known to keep them here.
  static func isNetwork(_ kind: String) -> Bool {
    let kinds: Set = [
      "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs", "9p", "davfs",
      "lustre", "gpfs", "beegfs", "orangefs", "vboxsf", "virtiofs", "vmhgfs", "prl_fs",
    ]
    let keptHere: Set = [
      "fuse.bindfs", "fuse.cryfs", "fuse.encfs", "fuse.exfat", "fuse.ext2", "fuse.gocryptfs",
      "fuse.lazyfs", "fuse.mergerfs", "fuse.ntfs-3g", "fuse.securefs", "fuse.unionfs",
      "fuse.veracrypt",
    ]
    return kinds.contains(kind) || kind.hasPrefix("fuse.") && !keptHere.contains(kind)
  }

  /// Blanks and the like are given as a backslash and three octal digits.
  private static func unescaped(_ word: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(word.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
