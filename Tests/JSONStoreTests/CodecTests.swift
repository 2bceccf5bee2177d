import CommuneDomain
import Foundation
import Testing

@testable import JSONStore

struct CodecTests {
  @Test func recordsOfEveryRegisterComeBackAsTheyWere() throws {
    var random = RandomRecords(seed: 1)
    for register in Commune.registers {
      var commune = Commune()
      for _ in 0..<50 { try commune.apply(.creating(random.record(of: register))) }
      let file = register.file(of: commune)
      var read = Commune()
      #expect(try register.read(file, file: "x", into: &read) == 50)
      #expect(contents(of: read) == contents(of: commune))
      // Foundation's reader is the witness that the file is JSON and says the same.
      let rows = try JSONSerialization.jsonObject(with: Data(file)) as? [[String: Any]]
      let ids = rows?.compactMap { $0["id"] as? String }
      #expect(ids == register.ids(in: commune).map(\.description))
      for (row, id) in zip(rows ?? [], register.ids(in: commune)) {
        let record = try #require(commune.record(id, in: register.key))
        for field in register.fields {
          let isWritten = row[field.key] != nil
          #expect(isWritten != record.value(of: field.key).isEmpty, "\(register.key).\(field.key)")
          if case .text(let text) = record.value(of: field.key) {
            #expect((row[field.key] as? String).map { Array($0.utf8) } == Array(text.utf8))
          }
        }
      }
    }
  }

  @Test func operationsComeBackAsTheyWere() throws {
    var random = RandomRecords(seed: 2)
    var commune = Commune()
    for _ in 0..<500 {
      let change = random.change(in: commune)
      try commune.apply(change)
      for operation in change.operations + change.inverse.operations {
        var writer = JSONWriter()
        writer.operation(operation)
        let read = try writer.bytes.withUnsafeBufferPointer { buffer in
          var reader = JSONReader(buffer)
          return try reader.operation()
        }
        #expect(read == operation)
        _ = try JSONSerialization.jsonObject(with: Data(writer.bytes))
      }
    }
  }

  @Test func everyKeyIsFoundByItsBytesAndNoOther() {
    for register in Commune.registers {
      let keys = register.fields.map(\.key)
      let table = KeyTable(keys)
      func place(_ text: String, from next: Int?) -> (place: Int?, read: Int) {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
          var reader = JSONReader(bytes)
          let place = next.map { table.match(&reader, from: $0) } ?? table.match(&reader)
          return (place, reader.position)
        }
      }
      for (index, key) in keys.enumerated() {
        for next in [nil, 0, index, index + 1, keys.count] {
          let found = place("\"\(key)\":", from: next)
          #expect(found.place == index && found.read == key.utf8.count + 2, "\(key)")
          for other in [
            "\"\(key)x\"", "\"x\(key)\"", "\"\(key.uppercased())\"", "\"\(key)", "\"\(key)\\\"",
            key,
            "\"\"", "\"", "",
          ] where !keys.contains(where: { other.hasPrefix("\"\($0)\"") }) {
            let found = place(other, from: next)
            #expect(found.place == nil && found.read == 0, "\(other)")
          }
        }
      }
    }
  }

  @Test func keysOfOperationsMayBeWrittenWithEscapes() throws {
    let text = #"["set","hous\u0065holds","\#(Self.id)","\u0070hone",null,"1"]"#
    let read = try Array(text.utf8).withUnsafeBufferPointer { buffer throws(Problem) in
      var reader = JSONReader(buffer)
      return try reader.operation()
    }
    let id = try #require(RecordID(Self.id))
    #expect(read == .set(.households, id, field: "phone", old: .empty, new: .text("1")))
  }

  static let id = "01J8Z5GQ6K8TZ1V9Q0R2M3N4P5"
  static let refused: [(text: String, problem: Problem, field: String?)] = [
    ("", .unexpected, nil),
    ("{}", .unexpected, nil),
    (#"[{"code":"1"}]"#, .missingKey("id"), nil),
    (#"[{"id":"01J8Z5GQ6K8TZ1V9Q0R2M3N4U5"}]"#, .badIdentifier, nil),
    (#"[{"id":"81J8Z5GQ6K8TZ1V9Q0R2M3N4P5"}]"#, .badIdentifier, nil),
    ("[\n{\"id\":\"\(id)\",\"code\":\"1\",\"code\":\"2\"}]", .duplicateKey("code"), "code"),
    (#"[{"id":"\#(id)","age":1}]"#, .unknownKey("age"), nil),
    (#"[{"id":"\#(id)","code":1}]"#, .unexpected, "code"),
    (#"[{"id":"\#(id)","code":"a\#u{1}b"}]"#, .controlCharacter, "code"),
    (#"[{"id":"\#(id)","code":"a\#u{7F}b"}]"#, .controlCharacter, "code"),
    (#"[{"id":"\#(id)","code":"a\#u{85}b"}]"#, .controlCharacter, "code"),
    (#"[{"id":"\#(id)","code":"\ud800"}]"#, .notUTF8, "code"),
    (#"[{"id":"\#(id)","code":"\x"}]"#, .unexpected, "code"),
    (#"[{"id":"\#(id)","persons":1.5}]"#, .badNumber, "persons"),
    (#"[{"id":"\#(id)","persons":01}]"#, .badNumber, "persons"),
    (#"[{"id":"\#(id)","persons":99999999999999999999}]"#, .badNumber, "persons"),
    (#"[{"id":"\#(id)","birth":"1986-02-30"}]"#, .badDate, "birth"),
    (#"[{"id":"\#(id)","poverty":"rich"}]"#, .wrongValue, "poverty"),
    (#"[{"id":"\#(id)"},{"id":"\#(id)"}]"#, .outOfOrder, nil),
    (#"[{"id":"\#(id)"}] x"#, .trailingText, nil),
    (#"[{"id":"\#(id)"},]"#, .unexpected, nil),
    (#"[{"id":"\#(id)""#, .unexpected, nil),
  ]

  @Test func filesThatSayWhatTheyCannotSayAreRefusedWithThePlace() throws {
    for (text, problem, field) in Self.refused {
      let error = #expect(throws: StoreError.self) {
        try RecordDecoder<Household>().table(Array(text.utf8), file: "households.json")
      }
      guard case .damaged("households.json", let line, .households, _, let found, let what)? = error
      else {
        Issue.record("\(text): \(String(describing: error))")
        continue
      }
      #expect(what == problem, "\(text)")
      #expect(found == field, "\(text)")
      #expect(line == (text.hasPrefix("[\n") ? 2 : 1), "\(text)")
    }
    let bytes = Array(#"[{"id":"\#(Self.id)","code":"a"#.utf8) + [0xFF] + Array(#""}]"#.utf8)
    #expect(throws: StoreError.self) {
      try RecordDecoder<Household>().table(bytes, file: "households.json")
    }
  }

  @Test func smallFilesOfAnyShapeComeBackAndDeepOnesAreRefused() throws {
    let value = JSONValue.object([
      .init(key: "a\"", value: .array([.null, .flag(true), .flag(false), .integer(-12)])),
      .init(key: "ô", value: .object([.init(key: "", value: .string("\u{1}\n"))])),
    ])
    #expect(try JSONValue.read(value.file) == value)
    #expect(throws: Problem.tooDeep) { try JSONValue.read(Array("[[[[[1]]]]]".utf8)) }
    #expect(throws: Problem.duplicateKey("a")) {
      try JSONValue.read(Array(#"{"a":1,"a":2}"#.utf8))
    }
  }

  @Test func timesGoOnlyForward() throws {
    var time = HybridTime(milliseconds: 1_795_137_330_123, counter: 9998)
    #expect(time.text == "2026-11-20T01:15:30.123Z/9998")
    for clock: UInt64 in [0, 0, 1_795_137_330_124, 1_795_137_330_124, 1_795_137_330_200, 5] {
      let next = time.next(clock: clock)
      #expect(time < next)
      #expect(HybridTime(next.text) == next)
      #expect(time.text < next.text)
      time = next
    }
    for text in ["2026-11-20T02:35:30.123Z/998", "2026-13-20T02:35:30.123Z/0001", "x", ""] {
      #expect(HybridTime(text) == nil)
    }
  }
}
