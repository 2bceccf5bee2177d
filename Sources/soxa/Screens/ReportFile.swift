import CommuneDomain
import Glibc

/// A report written to a file that only its owner reads; never in the place of another file.
struct ReportFile {
  let folder: String
  let name: String
  let today: CalendarDate

  /// The path of the file; nil when the disk refused.
  func write(_ text: String) -> String? {
    guard Surroundings.makeFolders(folder) else { return nil }
    for attempt in 1...999 {
      let path = folder + "/" + fileName(attempt)
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { return nil }
      let isWhole = write(Array(text.utf8), to: file) && fsync(file) == 0
      guard close(file) == 0, isWhole else {
        unlink(path)
        return nil
      }
      return path
    }
    return nil
  }

  /// `visits-2026-Q3.csv` on 20 November is `visits-2026-Q3_2026-11-20.csv`, then `…-2.csv`.
  private func fileName(_ attempt: Int) -> String {
    let safe = String(name.map { "/\0".contains($0) ? "-" : $0 })
    let number = attempt == 1 ? "" : "-\(attempt)"
    guard let dot = safe.lastIndex(of: "."), dot > safe.startIndex else {
      return "\(safe)_\(today)\(number)"
    }
    return "\(safe[..<dot])_\(today)\(number)\(safe[dot...])"
  }

  private func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
