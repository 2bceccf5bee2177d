internal import CommuneDomain

/// The first file of a backup: what the others are, and of which state of which book.
struct BackupManifest: Hashable {
  /// One file of the book.
  struct Member: Hashable {
    var name: String
    var size: Int
    var digest: Digest
  }

  static let format = 1
  static let name = "manifest.json"
  /// The last file, by which this one is checked, also with `sha256sum -c`.
  static let checkName = "manifest.sha256"
  /// No book has more files, nor a larger manifest.
  static let most = 200_000
  static let longest = 64 << 20

  var made: UInt64
  var store: RecordID
  var identity: BookIdentity
  /// The last good line of each journal.
  var heads: [Head]
  /// The newest seal: its journal, its number there and its digest; nil where there is none.
  var seal: Seal?
  /// How much was out of order in the book itself.
  var troubles: Int
  var members: [Member]

  struct Head: Hashable {
    var key: String
    var number: Int
    var digest: String
  }

  struct Seal: Hashable {
    var author: String
    var number: Int
    var milliseconds: UInt64
    var digest: String
  }

  var file: [UInt8] {
    JSONValue.object([
      .init(key: "backup", value: .integer(Self.format)),
      .init(key: "made", value: .integer(Int(made))),
      .init(key: "store", value: .string(store.description)),
      .init(key: "commune", value: .string(identity.name)),
      .init(key: "code", value: .string(identity.code)),
      .init(
        key: "heads",
        value: .array(
          heads.map { .array([.string($0.key), .integer($0.number), .string($0.digest)]) })),
      .init(
        key: "seal",
        value: seal.map { seal in
          .array([
            .string(seal.author), .integer(seal.number), .integer(Int(seal.milliseconds)),
            .string(seal.digest),
          ])
        } ?? .null),
      .init(key: "troubles", value: .integer(troubles)),
      .init(
        key: "members",
        value: .array(
          members.map { member in
            .object([
              .init(key: "name", value: .string(member.name)),
              .init(key: "size", value: .integer(member.size)),
              .init(key: "sha256", value: .string(member.digest.text)),
            ])
          })),
    ]).file
  }

  /// What stands in the last file.
  var check: [UInt8] { Array("\(Digest(of: file).text)  \(Self.name)\n".utf8) }

  init(
    made: UInt64, store: RecordID, identity: BookIdentity, heads: [Head], seal: Seal?,
    troubles: Int, members: [Member]
  ) {
    self.made = made
    self.store = store
    self.identity = identity
    self.heads = heads
    self.seal = seal
    self.troubles = troubles
    self.members = members
  }

  /// Nil for anything that `file` does not give, and for names that no book has.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONValue.read(bytes), value["backup"]?.integer == Self.format,
      let made = value["made"]?.integer, made >= 0,
      let store = value["store"]?.string.flatMap({ RecordID($0) }),
      let name = value["commune"]?.string, let code = value["code"]?.string,
      let troubles = value["troubles"]?.integer,
      let heads = value["heads"]?.items, let members = value["members"]?.items,
      members.count <= Self.most
    else { return nil }
    self.init(
      made: UInt64(made), store: store, identity: BookIdentity(name: name, code: code),
      heads: [], seal: nil, troubles: troubles, members: [])
    for head in heads {
      guard let key = head[0]?.string, let number = head[1]?.integer,
        let digest = head[2]?.string
      else { return nil }
      self.heads.append(Head(key: key, number: number, digest: digest))
    }
    if let seal = value["seal"], seal != .null {
      guard let author = seal[0]?.string, let number = seal[1]?.integer,
        let milliseconds = seal[2]?.integer, milliseconds >= 0, let digest = seal[3]?.string
      else { return nil }
      self.seal = Seal(
        author: author, number: number, milliseconds: UInt64(milliseconds), digest: digest)
    }
    var names: Set<String> = []
    for member in members {
      guard let name = member["name"]?.string, Self.isAllowed(name), names.insert(name).inserted,
        let size = member["size"]?.integer, (0...TarHeader.largest).contains(size),
        let digest = (member["sha256"]?.string).flatMap({ Digest(hexadecimal: $0.utf8) })
      else { return nil }
      self.members.append(Member(name: name, size: size, digest: digest))
    }
    guard names.contains("store.json"), file == bytes else { return nil }
  }

  /// Whether a file of that name can be part of a book: `store.json`, `journal/<name>/<name>.jsonl`,
  /// `registers/<name>.json` or `quarantine/<name>`, the names of letters, digits, `_`, `-` and `.` and none hidden.
  static func isAllowed(_ name: String) -> Bool {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let arePlain = steps.allSatisfy { step in
      !step.isEmpty && !step.hasPrefix(".") && step.utf8.count <= 200
        && step.utf8.allSatisfy { byte in
          switch byte {
          case 48...57, 65...90, 97...122: true
          case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
          default: false
          }
        }
    }
    guard arePlain else { return false }
    switch (steps.first, steps.count) {
    case ("store.json", 1): return true
    case ("quarantine", 2): return true
    case ("registers", 2): return steps[1].hasSuffix(".json")
    case ("journal", 3): return steps[2].hasSuffix(".jsonl")
    default: return false
    }
  }
}
