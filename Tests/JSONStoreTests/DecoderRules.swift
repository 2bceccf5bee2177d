import CommuneDomain

@testable import JSONStore

/// What a register's file may not say although it is JSON, worked out from the schema alone.
struct DecoderRules {
  /// Why the file may not say it.
  enum Offence: Hashable, CaseIterable {
    case notAList, notARecord, identifierNotFirst, badIdentifier, unknownKey, wrongKind, badDate
    case unknownWord, badNote, outOfOrder
  }

  let kinds: [String: FieldKind]
  private(set) var offences: Set<Offence> = []

  init(_ register: some RegisterDescribing) {
    kinds = Dictionary(uniqueKeysWithValues: register.fields.map { ($0.key, $0.kind) })
  }

  mutating func check(_ value: OutlineValue) {
    offences = []
    guard case .array(let records) = value else {
      offences.insert(.notAList)
      return
    }
    var last = ""
    for record in records {
      guard case .object(let members) = record else {
        offences.insert(.notARecord)
        continue
      }
      guard let first = members.first, first.key == Array("id".utf8) else {
        offences.insert(.identifierNotFirst)
        continue
      }
      let id = text(first.value) ?? ""
      if !Self.isIdentifier(first.value) { offences.insert(.badIdentifier) }
      // Identifiers sort as their letters do.
      if last >= id { offences.insert(.outOfOrder) }
      last = id
      for (key, value) in members.dropFirst() {
        guard let kind = kinds[String(decoding: key, as: UTF8.self)] else {
          offences.insert(.unknownKey)
          continue
        }
        check(value, kind)
      }
    }
  }

  private mutating func check(_ value: OutlineValue, _ kind: FieldKind) {
    switch (kind, value) {
    case (.text, .string), (.integer, .number), (.hundredths, .number), (.amount, .number),
      (.flag, .flag):
      return
    case (.date, .string(let spelt)):
      if !Self.isDate(spelt) { offences.insert(.badDate) }
    case (.choice(let words), .string(let spelt)):
      if !words.contains(Outline.text(spelt)) { offences.insert(.unknownWord) }
    case (.reference, .string):
      if !Self.isIdentifier(value) { offences.insert(.badIdentifier) }
    case (.marks(let words), .object(let members)):
      for (key, value) in members {
        if !Self.isIdentifier(.string(key)) { offences.insert(.badIdentifier) }
        guard let word = text(value) else {
          offences.insert(.wrongKind)
          continue
        }
        if !words.contains(word) { offences.insert(.unknownWord) }
      }
    case (.remarks, .object(let members)):
      for (key, value) in members {
        if !Self.isIdentifier(.string(key)) { offences.insert(.badIdentifier) }
        if text(value) == nil { offences.insert(.wrongKind) }
      }
    case (.notes, .array(let notes)):
      for note in notes { check(note: note) }
    default: offences.insert(.wrongKind)
    }
  }

  private mutating func check(note: OutlineValue) {
    guard case .object(let members) = note,
      members.map({ String(decoding: $0.key, as: UTF8.self) }) == ["date", "text", "author"],
      case .string(let date) = members[0].value, case .string = members[1].value,
      case .string = members[2].value
    else {
      offences.insert(.badNote)
      return
    }
    if !Self.isDate(date) { offences.insert(.badDate) }
  }

  private func text(_ value: OutlineValue) -> String? {
    if case .string(let spelt) = value { Outline.text(spelt) } else { nil }
  }

  /// 26 of Crockford's letters, spelt without escapes, that fit in 128 bits.
  private static func isIdentifier(_ value: OutlineValue) -> Bool {
    guard case .string(let spelt) = value, spelt.count == 26, spelt[0] <= 0x37 else { return false }
    return spelt.allSatisfy { letters[Int($0)] }
  }

  private static let letters = (0..<256).map {
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8.contains(UInt8($0))
  }

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isDate(_ spelt: [UInt8]) -> Bool {
    let parts = spelt.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isNumber = { (part: ArraySlice<UInt8>) in part.allSatisfy { 48...57 ~= $0 } }
    guard (1...3).contains(parts.count), parts[0].count == 4, parts.allSatisfy(isNumber),
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return false }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
    guard (1800...2200).contains(numbers[0]) else { return false }
    guard numbers.count > 1 else { return true }
    guard (1...12).contains(numbers[1]) else { return false }
    guard numbers.count > 2 else { return true }
    let isLeap = numbers[0] % 4 == 0 && numbers[0] % 100 != 0 || numbers[0] % 400 == 0
    let length = numbers[1] == 2 && isLeap ? 29 : lengths[numbers[1] - 1]
    return (1...length).contains(numbers[2])
  }
}
