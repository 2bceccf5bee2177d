import Foundation
import Glibc

/// A folder for the length of one run, which only its owner enters.
struct TemporaryFolder {
  let path: String

  /// Nil when the system gives no room for one.
  init?(in folder: String? = nil) {
    let parent = folder ?? Surroundings.variable("TMPDIR") ?? "/tmp"
    var template = Array((parent + "/soxa-demo-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { letters in
      letters.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    guard made else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder and everything in it.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
