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
  /// How far each journal's writer had read the others.
  var aware: [String: [String: Int]] = [:]
  /// Lines of clocks that were ahead, and from when they count.
  var accepted: [String: [Ledger.Acceptance]] = [:]
  /// What nobody has looked at yet.
  var review: [ReviewEntry] = []
  /// The records whose place on that list any further change may touch.
  var watched: Set<RecordID> = []
  /// The newest line that seals all journals.
  var seal: SealPlace?

  /// The bytes of `current.json`; the last member is the digest of the list without it.
  var file: [UInt8] {
    let members = members
    let digest = Digest(of: JSONValue.object(members).file)
    return JSONValue.object(members + [.init(key: "digest", value: .string(digest.text))]).file
  }

  private var members: [JSONValue.Member] {
    [
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
      .init(
        key: "aware",
        value: .object(
          aware.sorted { $0.key < $1.key }.map { reader, others in
            .init(
              key: reader,
              value: .object(
                others.sorted { $0.key < $1.key }.map {
                  .init(key: $0.key, value: .integer($0.value))
                }))
          })),
      .init(
        key: "accepted",
        value: .object(
          accepted.sorted { $0.key < $1.key }.map { key, limits in
            .init(
              key: key,
              value: .array(
                limits.map { .array([.integer($0.upTo), .string($0.from.text)]) }))
          })),
      .init(key: "review", value: .array(review.map(\.json))),
      .init(key: "watched", value: .array(watched.sorted().map { .string($0.description) })),
      .init(key: "seal", value: seal?.json ?? .null),
    ]
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
      let files = value["files"], let seen = value["seen"], let aware = value["aware"],
      let accepted = value["accepted"], let review = value["review"]?.items,
      let watched = value["watched"]?.items,
      value.file == bytes, Self.isWhole(value)
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
    for member in aware.members {
      for other in member.value.members {
        guard let upTo = other.value.integer else { return nil }
        self.aware[member.key, default: [:]][other.key] = upTo
      }
    }
    for member in accepted.members {
      for limit in member.value.items {
        guard let upTo = limit[0]?.integer, let from = limit[1]?.string.flatMap(HybridTime.init)
        else { return nil }
        self.accepted[member.key, default: []].append(.init(upTo: upTo, from: from))
      }
    }
    for item in watched {
      guard let record = item.string.flatMap({ RecordID($0) }) else { return nil }
      self.watched.insert(record)
    }
    self.seal = value["seal"].flatMap(SealPlace.init(json:))
    for item in review {
      guard let entry = ReviewEntry(json: item) else { return nil }
      self.review.append(entry)
    }
  }

  private static func isWhole(_ value: JSONValue) -> Bool {
    guard value.members.last?.key == "digest" else { return false }
    let digest = Digest(of: JSONValue.object(value.members.dropLast()).file)
    return value["digest"]?.string == digest.text
  }

  /// Whether the bytes are such a list as the first format had, which says less.
  static func isOfFirstFormat(_ bytes: [UInt8]) -> Bool {
    guard let value = try? JSONValue.read(bytes) else { return false }
    return value["gen"] != nil && value["aware"] == nil && value["digest"] == nil
  }
}
