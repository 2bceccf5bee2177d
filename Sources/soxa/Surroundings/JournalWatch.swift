import Glibc

/// Tells when somebody has written in the journals of a book.
final class JournalWatch {
  /// Can be read from as soon as something has happened.
  let descriptor: Int32
  /// Whether every journal is watched; where the system has no room for that, one has to look.
  private(set) var isWhole = true
  private let folder: String
  private var buffer = [UInt8](repeating: 0, count: 4096)

  private static let happenings = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)

  /// Nil where the system cannot tell; then one has to look from time to time.
  init?(_ folder: String) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    self.folder = folder
    guard inotify_add_watch(descriptor, folder, Self.happenings) >= 0 else {
      close(descriptor)
      return nil
    }
    watchJournals()
  }

  deinit { close(descriptor) }

  /// Takes what was told, so that the next happening is told again.
  func drain() {
    while read(descriptor, &buffer, buffer.count) > 0 {}
    // Somebody may have begun a journal.
    watchJournals()
  }

  private func watchJournals() {
    guard let journals = opendir(folder) else { return }
    defer { closedir(journals) }
    while let entry = readdir(journals) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") {
        let isWatched =
          inotify_add_watch(descriptor, "\(folder)/\(name)", Self.happenings) >= 0
        if !isWatched, errno == ENOSPC || errno == ENOMEM { isWhole = false }
      }
    }
  }
}
