import Glibc
import VietnameseText

/// What the program is told by the system around it: variables, folders, the account.
enum Surroundings {
  /// The value of an environment variable; nil when it is unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }

  /// `$SOXA_STORE`, else `soxa` in the folder of the user's data.
  static var storePath: String {
    variable("SOXA_STORE") ?? dataFolder + "/soxa"
  }

  /// `$XDG_DATA_HOME`, else `~/.local/share`.
  static var dataFolder: String {
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder }
    return home + "/.local/share"
  }

  /// The account that writes, as it stands in the journal: letters a–z, digits and hyphens.
  static var actor: String {
    let name = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid\(getuid())"
    let letters = name.folded.map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : "-"
    }
    let actor = String(letters.prefix(32))
    return actor.contains { $0 != "-" } ? actor : "uid\(getuid())"
  }

  /// Milliseconds of a clock that nobody sets.
  static var uptime: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// The folder in which the program file lies.
  static var binaryFolder: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        letters.baseAddress.map { readlink("/proc/self/exe", $0, letters.count) } ?? -1
      }
    }
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether nothing is lost when a book is made there.
  static func isFree(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT }
    guard let folder = opendir(path) else { return false }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { return false }
    }
    return true
  }

  /// Whether keyboard and screen are a terminal.
  static var hasTerminal: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }

  /// A path as people type it: `~` is the home folder.
  static func expanded(_ path: String) -> String {
    path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  /// Makes a folder and those above it, for their owner only; false when the system refuses.
  static func makeFolders(_ path: String) -> Bool {
    if path.isEmpty || isFolder(path) { return true }
    let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard makeFolders(parent.joined(separator: "/")) else { return false }
    return mkdir(path, 0o700) == 0 || errno == EEXIST
  }

  private static var home: String {
    if let home = variable("HOME") { return home }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
  }
}
