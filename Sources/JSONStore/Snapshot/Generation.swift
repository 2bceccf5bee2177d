internal import CommuneDomain

/// One state of all register files: `registers/current.json`.
struct Generation {
  /// One register's file.
  struct File: Hashable {
    var name: String
    var count: Int
    var digest: Digest
  }

  var number: Int
  /// The time of the newest line in it.
  var time: HybridTime
  var files: [RegisterKey: File]
  /// The last line of each journal that is in it.
  var seen: [String: JournalPosition]

  /// The bytes of `current.json`.
  var file: [UInt8] {
    JSONValue.object([
      .init(key: "gen", value: .integer(number)),
      .init(key: "t", value: .string(time.text)),
      .init(
        key: "files",
        value: .object(
          files.sorted { $0.key.rawValue < $1.key.rawValue }.map { key, file in
            .init(
              key: key.rawValue,
              value: .array([
                .string(file.name), .integer(file.count), .string(file.digest.text),
              ]))
          })),
      .init(
        key: "seen",
        value: .object(
          seen.sorted { $0.key < $1.key }.map { author, position in
            .init(
              key: author,
              value: .array([
                .integer(position.segment), .integer(position.number),
                .string(position.digest.text), .integer(position.offset),
              ]))
          })),
    ]).file
  }

  init(
    number: Int, time: HybridTime, files: [RegisterKey: File], seen: [String: JournalPosition]
  ) {
    self.number = number
    self.time = time
    self.files = files
    self.seen = seen
  }

  /// Nil when the bytes are not what `file` gives.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONValue.read(bytes), let number = value["gen"]?.integer,
      let time = value["t"]?.string.flatMap(HybridTime.init),
      let files = value["files"], let seen = value["seen"]
    else { return nil }
    self.init(number: number, time: time, files: [:], seen: [:])
    for member in files.members {
      guard let name = member.value[0]?.string, !name.contains("/"),
        let count = member.value[1]?.integer,
        let digest = (member.value[2]?.string).flatMap({ Digest(hexadecimal: $0.utf8) })
      else { return nil }
      self.files[RegisterKey(member.key)] = File(name: name, count: count, digest: digest)
    }
    for member in seen.members {
      guard let segment = member.value[0]?.integer, let number = member.value[1]?.integer,
        let digest = (member.value[2]?.string).flatMap({ Digest(hexadecimal: $0.utf8) }),
        let offset = member.value[3]?.integer, offset >= 0, number > 0, segment > 0
      else { return nil }
      self.seen[member.key] = JournalPosition(
        segment: segment, number: number, digest: digest, offset: offset)
    }
  }
}
