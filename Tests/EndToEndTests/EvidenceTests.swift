import Foundation
import Testing

/// A book as evidence: looked through, backed up, restored, looked at as it was.
struct EvidenceTests {
  /// A sample book with two more lines by another station.
  private func book() throws -> Book {
    let book = try Book.sample()
    for (station, code) in [("st01", "H901"), ("st02", "H902"), ("st01", "H903")] {
      let added = try Program.run(
        ["add", "households", "code=" + code, "head=Trần Văn Cường"], store: book.path,
        environment: ["SOXA_STATION": station])
      try #require(added.status == 0, "\(added.errors)")
    }
    return book
  }

  private func journal(_ book: Book, _ station: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: book.path + "/journal")
    let folder = try #require(names.first { $0.hasPrefix(station + "-") })
    return "journal/\(folder)/000001.jsonl"
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { $0 + "\n" }
  }

  private func write(_ lines: some Sequence<String>, to path: String) throws {
    try lines.joined().write(toFile: path, atomically: false, encoding: .utf8)
  }

  // MARK: - verify

  @Test(arguments: ["vi", "en"])
  func aSoundBookIsCalledSound(_ language: String) throws {
    let book = try book()
    defer { book.remove() }
    let before = try book.contents()
    let verified = try book.run("verify", "--language", language)
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    #expect(verified.output.contains(language == "vi" ? "Sổ nguyên vẹn" : "The book is whole"))
    #expect(!verified.output.contains("‹") && verified.errors == "")
    let json = try book.run("verify", "--format", "json").output
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(value["sound"] as? Bool == true)
    #expect((value["journals"] as? [Any])?.count == 3)
    #expect((value["findings"] as? [Any])?.isEmpty == true)
    #expect(try book.contents() == before)
  }

  @Test func aGarbledLineIsNamedAndAGoodCopyHeals() throws {
    let book = try book()
    defer { book.remove() }
    let name = try journal(book, "st01")
    let path = "\(book.path)/\(name)"
    let good = try lines(path)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    var spoilt = good
    spoilt[1] = spoilt[1].replacing("Trần", with: "Trấn")
    try write(spoilt, to: path)
    let before = try book.contents()
    let verified = try book.run("verify")
    #expect(verified.status == 3)
    let copy = String(name.dropLast(6)) + ".copy.jsonl"
    #expect(
      verified.output.contains("\(name), dòng 2: mã kiểm tra không khớp"), "\(verified.output)")
    #expect(verified.output.contains("dưới tên \(copy)"))
    #expect(verified.errors.contains("1 chỗ"))
    #expect(try book.contents() == before)

    try write(good, to: "\(book.path)/\(copy)")
    let opened = try book.run("add", "households", "code=H904", "head=Trần Văn Cường")
    #expect(opened.status == 0)
    let again = try book.run("verify")
    #expect(again.status == 0, "\(again.output)")
  }

  @Test func aJournalCutShortIsToldByTheOther() throws {
    let book = try book()
    defer { book.remove() }
    // The third line was written by st01 after st02 wrote; without register files only that tells.
    try FileManager.default.removeItem(atPath: book.path + "/registers")
    let name = try journal(book, "st02")
    let path = "\(book.path)/\(name)"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try write(try lines(path).prefix(1), to: path)
    let json = try book.run("verify", "--format", "json")
    #expect(json.status == 3)
    let witness = try journal(book, "st01")
    #expect(json.output.contains("\"cut-short\"") && json.output.contains("\(witness), dòng 3"))
  }

  @Test func aRegisterFileChangedByHandIsFoundAndMadeAnew() throws {
    let book = try book()
    defer { book.remove() }
    let path = book.path + "/registers/households.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("Trần Văn Cường", with: "Trần Văn Cương").write(
      toFile: path, atomically: false, encoding: .utf8)
    let verified = try book.run("verify")
    #expect(verified.status == 3)
    #expect(verified.output.contains("registers/households.json"))
    #expect(verified.output.contains("soxa compact"))
    let compacted = try book.run("compact")
    #expect(compacted.status == 0, "\(compacted.errors)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try book.run("verify").status == 0)
  }

  @Test func aSealThatWasPrintedIsFoundAgain() throws {
    let book = try Book.kept("sealed")
    defer { book.remove() }
    let json = try book.run("verify", "--format", "json").output
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let seals = try #require(value["seals"] as? [[String: Any]])
    #expect(seals.map { $0["state"] as? String } == ["holds", "holds"])
    let newest = try #require(seals.last?["seal"] as? String)
    let whole = try #require(seals.last?["digest"] as? String)
    for typed in [newest, newest.lowercased(), whole] {
      let told = try book.run("verify", "--seal", typed)
      #expect(told.status == 0 && told.output.hasPrefix("Niêm \(newest)"), "\(told.errors)")
    }
    // The paper has the same, as text and as JSON, and as it was then.
    let date = try #require(seals.last?["time"] as? String).prefix(10)
    let day = date.split(separator: "-").reversed().joined(separator: "/")
    #expect(
      try book.run("report", "visits", "--read-only").output
        .contains("Niêm sổ \(day): \(newest)"))
    #expect(
      try book.run("report", "visits", "--format", "json", "--read-only").output
        .contains("\"seal\": {\"date\": \"\(date)\", \"mark\": \"\(newest)\"}"))
    let first = try #require(seals.first?["seal"] as? String)
    let time = try #require(seals.first?["time"] as? String).prefix(10)
    let then = try Program.run(["report", "visits", "--as-of", String(time)], store: book.path)
    #expect(then.output.contains(first) && !then.output.contains(newest))

    let name = try journal(book, "st02")
    try FileManager.default.removeItem(atPath: "\(book.path)/\(name)")
    let gone = try book.run("verify", "--seal", newest)
    #expect(gone.status == 3 && gone.errors.contains("không có ở đây"), "\(gone.errors)")
    #expect(try book.run("verify", "--seal", "A1B2-C3D4").status == 3)
    for typed in ["A1B2", "xyz", ""] {
      #expect(try book.run("verify", "--seal", typed).status == 2)
    }
  }

  @Test func aYoungBookHasNoSeal() throws {
    let book = try Book.empty()
    defer { book.remove() }
    #expect(try book.run("verify").output.contains("chưa có niêm"))
    #expect(!(try book.run("report", "visits").output.contains("Niêm sổ")))
  }

  // MARK: - backup and restore

  @Test func aBackupComesBackAsANewStation() throws {
    let book = try book()
    defer { book.remove() }
    let file = book.folder.path + "/backup.tar"
    let made = try book.run("backup", file)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try book.run("backup", file, "--check").status == 0)
    // Any tar reads it.
    let listing = book.folder.path + "/listing"
    let tar = Child(path: "/bin/tar", arguments: ["-tf", file], environment: ["PATH": "/bin"])
    #expect(try tar.run(output: listing, errors: "/dev/null") == 0)
    let members = try lines(listing)
    #expect(members.first == "manifest.json\n" && members.contains("store.json\n"))
    // Besides the manifest with its digest: what names the book, and a journal of each station, that of
    // this machine with the line that says that the book was taken along.
    #expect(members.count == 7)

    let folder = book.folder.path + "/restored"
    let restored = try Program.run(["restore", file, folder])
    #expect(restored.status == 0 && restored.output == folder + "\n", "\(restored.errors)")
    #expect(try Program.run(["verify"], store: folder).status == 0)
    for register in ["households", "visits"] {
      let list = ["list", register, "--format", "json", "--read-only"]
      let one = try Program.run(list, store: book.path).output
      #expect(try Program.run(list, store: folder).output == one)
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/local"))
    let modes = try [book.path, folder].map {
      try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
    }
    #expect(modes[0] == modes[1])
    let refused = try Program.run(["restore", file, folder])
    #expect(refused.status == 3 && refused.errors.contains("đã có sổ"))
  }

  @Test func aSpoiltBackupMakesNothing() throws {
    let book = try book()
    defer { book.remove() }
    let file = book.folder.path + "/backup.tar"
    _ = try book.run("backup", file)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: URL(fileURLWithPath: file))
    let folder = book.folder.path + "/restored"
    let outcome = try Program.run(["restore", file, folder])
    #expect(
      outcome.status == 3 && outcome.errors.contains("bị hỏng ở journal/"), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(try book.run("backup", file, "--check").status == 3)
    try bytes.prefix(10_000).write(to: URL(fileURLWithPath: file))
    #expect(try Program.run(["restore", file, folder]).status == 3)
    #expect(try Program.run(["restore", folder + ".tar", folder]).status == 3)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func olderBackupsAreKept() throws {
    let book = try Book.empty()
    defer { book.remove() }
    let file = book.folder.path + "/backup.tar"
    for _ in 0..<4 { #expect(try book.run("backup", file, "--keep", "2").status == 0) }
    let names = try FileManager.default.contentsOfDirectory(atPath: book.folder.path)
    #expect(
      names.filter { $0.contains("backup") }.sorted() == [
        "backup.tar", "backup.tar.1", "backup.tar.2",
      ])
    #expect(try book.run("backup", file, "--keep", "-1").status == 2)
    #expect(try book.run("backup", book.folder.path).status == 3)
    #expect(try Program.run(["backup", file], store: book.folder.path + "/none").status == 3)
    #expect(try Program.run(["restore", file, file + "-x", "--read-only"]).status == 2)
  }

  @Test func aBackupMadeWhileOthersSaveHoldsOneMoment() async throws {
    let book = try Book.empty()
    defer { book.remove() }
    _ = try book.run("add", "households", "code=H000", "head=Trần Văn Cường")
    let path = book.path
    let writers = (1...2).map { writer in
      Task.detached {
        for number in 1...8 {
          let added = try Program.run(
            ["add", "households", "code=H\(writer)0\(number)", "head=Trần Văn Cường"], store: path,
            environment: ["SOXA_STATION": "st0\(writer)"])
          #expect(added.status == 0, "\(added.errors)")
        }
      }
    }
    var counts: [Int] = []
    for number in 1...4 {
      let file = "\(book.folder.path)/\(number).tar"
      let folder = "\(book.folder.path)/book\(number)"
      #expect(try book.run("backup", file).status == 0)
      #expect(try Program.run(["restore", file, folder]).status == 0)
      let verified = try Program.run(["verify"], store: folder)
      #expect(verified.status == 0, "\(verified.output)")
      let listed = try Program.run(["list", "households", "--format", "jsonl"], store: folder)
      // Of each writer the first ones, whatever the number.
      for writer in 1...2 {
        let codes = listed.lines.compactMap { $0.firstRange(of: "\"H\(writer)0") }
        #expect(codes.count <= 8)
      }
      counts.append(listed.lines.count)
    }
    for writer in writers { try await writer.value }
    #expect(counts == counts.sorted() && counts.allSatisfy { (1...17).contains($0) })
    #expect(try book.run("verify").status == 0)
  }

  // MARK: - as of

  @Test func theBookIsShownAsItWas() throws {
    let book = try book()
    defer { book.remove() }
    let future = ["--as-of", "2099-01-01"]
    let past = ["--as-of", "2001-01-01"]
    let listed = try Program.run(["list", "households"] + future, store: book.path)
    #expect(listed.output == (try book.run("list", "households").output))
    let none = try Program.run(
      ["list", "households", "--format", "json"] + past, store: book.path)
    #expect(none == .init(status: 0, output: "[]\n", errors: ""))
    #expect(try Program.run(["show", "households", "H901"] + past, store: book.path).status == 1)
    #expect(try Program.run(["show", "households", "H901"] + future, store: book.path).status == 0)
    #expect(try Program.run(["report", "visits"] + past, store: book.path).status == 0)
    let history = try Program.run(["history", "--format", "json"] + past, store: book.path)
    #expect(history.output == "[]\n")
    let record = try Program.run(
      ["history", "households", "H901", "--format", "json"] + future, store: book.path)
    #expect(record.output.hasPrefix("{\n  \"id\": "))
    #expect(
      try Program.run(["history", "households", "H901"] + past, store: book.path).status == 1)
    for typed in ["yesterday", "2026-13-01", "2026-11", "2026-11-20 25:00", "2026-11-20 8:5", ""] {
      let refused = try book.run("history", "--as-of", typed)
      #expect(refused.status == 2, "\(typed)")
    }
    for typed in ["20/11/2099 08:15", "2099-11-20T08:15:30"] {
      #expect(try book.run("history", "--as-of", typed).status == 0, "\(typed)")
    }
  }

  @Test func theHistoryTellsWhereAndWhat() throws {
    let book = try book()
    defer { book.remove() }
    _ = try book.run("set", "households", "H901", "phone=0912345678")
    let table = try book.run("history", "households", "H901").output
    #expect(table.contains("0912 345 678") || table.contains("0912345678"), "\(table)")
    #expect(table.contains("    Mã hộ: H901"))
    let json = try book.run("history", "households", "H901", "--format", "json").output
    let entries = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(entries.count == 2)
    #expect(entries.last?["station"] as? String == "st01")
    #expect((entries.last?["account"] as? String)?.isEmpty == false)
    #expect(json.contains("\"old\":null,\"new\":\"0912345678\""))
  }

  // MARK: - compact

  @Test func compactingIsRefusedWhereItWouldLose() throws {
    let book = try book()
    defer { book.remove() }
    #expect(try book.run("compact").output.contains("khớp hoàn toàn"))
    let path = "\(book.path)/\(try journal(book, "st01"))"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    var spoilt = try lines(path)
    spoilt[1] = "{garbled\n"
    try write(spoilt, to: path)
    let refused = try book.run("compact")
    #expect(refused.status == 3 && refused.errors.contains("000001.jsonl"), "\(refused.errors)")
    #expect(try book.run("list", "households", "--search", "H901").output.contains("H901"))
    #expect(try book.run("compact", "--read-only").status == 3)
  }

  // MARK: - bench

  @Test func theMachineIsMeasured() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let arguments = [
      "bench", "store", "--households", "60", "--rounds", "10", "--lines", "10", "--directory",
      folder.path,
    ]
    let table = try Program.run(arguments)
    #expect(table.status == 0, "\(table.errors)")
    #expect(!table.output.contains("‹"))
    let json = try Program.run(arguments + ["--format", "json"]).output
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(value["save"] != nil && value["append"] != nil && value["open-behind"] != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    #expect(try Program.run(["bench", "store", "--rounds", "1"]).status == 2)
    #expect(
      try Program.run(["bench", "store", "--directory", folder.path + "/none"]).status == 3)
  }
}
