import Foundation
import Testing

/// A copy of the book comes home, and a register's own file that somebody has changed by hand.
struct MergeCommandTests {
  private func run(_ arguments: [String], _ store: String, _ station: String) throws
    -> Program.Outcome
  {
    try Program.run(arguments, store: store, environment: ["SOXA_STATION": station])
  }

  /// Presses keys on the screens of the office's book.
  private func play(_ keys: String, _ book: Book) throws -> Program.Outcome {
    let script = book.folder.path + "/keys"
    try keys.write(toFile: script, atomically: false, encoding: .utf8)
    return try run(["play", script], book.path, "st01")
  }

  /// A book with two households, and a copy in which another machine has gone on.
  private func travelled() throws -> (book: Book, copy: String) {
    let book = try Book.empty()
    let copy = book.folder.path + "/stick"
    func done(_ arguments: [String], _ store: String, _ station: String) throws {
      let outcome = try run(arguments, store, station)
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    try done(["add", "households", "code=H1", "head=Trần Văn Cường"], book.path, "st01")
    try done(["add", "households", "code=H2", "head=Lò Thị Mai"], book.path, "st01")
    try FileManager.default.copyItem(atPath: book.path, toPath: copy)
    try done(["set", "households", "H1", "phone=0911111111"], book.path, "st01")
    try done(["set", "households", "H1", "phone=0922222222"], copy, "st02")
    try done(["set", "households", "H2", "address=Ngõ 7"], copy, "st02")
    try done(["add", "households", "code=H3", "head=Vì Thị Lan"], copy, "st02")
    return (book, copy)
  }

  @Test func aCopyIsLookedAtAndThenTakenIn() throws {
    let (book, copy) = try travelled()
    defer { book.remove() }
    let before = try book.contents()
    let trial = try run(["merge", copy, "--check"], book.path, "st01")
    #expect(trial.status == 0, "\(trial.errors)")
    #expect(trial.output.contains("st02") && trial.output.contains("Chưa nhập gì"))
    #expect(trial.output.contains("1 mới · 2 sửa · 0 bỏ"))
    #expect(trial.output.contains("1 chỗ hai bên ghi khác nhau"))
    #expect(try book.contents() == before)

    let done = try run(["merge", copy], book.path, "st01")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.contains("1 mới · 2 sửa · 0 bỏ"))
    let list = try book.run("list", "households", "--format", "csv").output
    #expect(list.contains("Vì Thị Lan") && list.contains("Ngõ 7"))
    #expect(try book.run("conflicts", "list").output.contains("Trần Văn Cường"))
    #expect(try run(["merge", copy], book.path, "st01").output.contains("không có gì mà sổ này"))
    #expect(try book.run("verify").status == 0)
  }

  @Test func aBackupDoesAsWellAndAnotherBookDoesNot() throws {
    let (book, copy) = try travelled()
    defer { book.remove() }
    let file = book.folder.path + "/stick.tar"
    #expect(try run(["backup", file], copy, "st02").status == 0)
    let done = try run(["merge", file, "--language", "en"], book.path, "st01")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.contains("1 new · 2 changed · 0 removed"))

    let other = try Book.empty()
    defer { other.remove() }
    let refused = try run(["merge", other.path], book.path, "st01")
    #expect(refused.status == 3 && refused.errors.contains("của một sổ khác"))
    let folder = try run(["merge", book.folder.path], book.path, "st01")
    #expect(folder.status == 3 && folder.errors.contains("không phải bản sao"), "\(folder.errors)")
    let missing = try run(["merge", book.folder.path + "/nowhere"], book.path, "st01")
    #expect(missing.status == 3 && missing.errors.contains("nowhere"))
  }

  @Test(arguments: [false, true]) func aCodeThatBothHaveGivenIsNamed(onScreen: Bool) throws {
    let (book, copy) = try travelled()
    defer { book.remove() }
    let added = try run(
      ["add", "households", "code=H3", "head=Hà Văn Tư"], book.path, "st01")
    try #require(added.status == 0)
    if onScreen {
      let shown = try play("<C-p>bản sao khác<Enter>\(copy)<Enter><F2>", book)
      #expect(shown.output.contains("đã dùng cho"), "\(shown.output)")
      #expect(shown.output.contains("0922 222 222"))
      return
    }
    let done = try run(["merge", copy], book.path, "st01")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.contains("đã dùng cho"), "\(done.output)")
    #expect(try book.run("check").status == 1)
    #expect(try book.run("report", "check").output.contains("Hà Văn Tư"))
  }

  @Test func onTheScreensTheBookGoesOutAndACopyComesHome() throws {
    let (book, copy) = try travelled()
    defer { book.remove() }
    let taken = try play("<C-p>bản sao khác<Enter>\(copy)<Enter><F2>", book)
    // Both have changed one telephone number: that is shown at once.
    #expect(taken.status == 0 && taken.output.contains("0911 111 111"), "\(taken)")
    #expect(taken.output.contains("0922 222 222"))
    #expect(try book.run("show", "households", "H3").output.contains("Vì Thị Lan"))

    let file = book.folder.path + "/out.tar"
    #expect(try play("<C-p>sao lưu sổ<Enter>\(file)<Enter>", book).output.contains("Đã sao lưu"))
    #expect(try book.run("backup", file, "--check").status == 0)
    let log = try book.run("list", "accesses", "--format", "csv").output
    #expect(log.contains("export"))

    let nowhere = book.folder.path + "/nowhere/out.tar"
    let refused = try run(["backup", nowhere], book.path, "st01")
    #expect(refused.status == 3 && refused.errors.contains(nowhere), "\(refused.errors)")
    #expect(!refused.errors.contains(".tmp"))
  }

  // MARK: - Files changed by hand

  /// A book whose file of households somebody has opened in an editor.
  private func edited() throws -> (book: Book, kept: String) {
    let book = try Book.empty()
    for values in [
      ["code=H1", "head=Trần Văn Cường", "phone=0911111111"],
      ["code=H2", "head=Lò Thị Mai", "phone=0911111112"], ["code=H3", "head=Vì Thị Lan"],
    ] {
      let added = try Program.run(["add", "households"] + values, store: book.path)
      try #require(added.status == 0, "\(added.errors)")
    }
    let file = book.path + "/registers/households.json"
    var text = try String(contentsOfFile: file, encoding: .utf8)
    text = text.replacing("0911111111", with: "0933333331").replacing("0911111112", with: "12")
    text = text.replacing("Vì Thị Lan", with: "Vì Thị Lan Anh")
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    let opened = try book.run("set", "households", "H1", "address=Ngõ 9")
    try #require(opened.status == 0)
    let words = opened.errors.split(separator: " ").map(String.init)
    return (book, try #require(words.first { $0.hasPrefix("quarantine/") }))
  }

  @Test func whatWasChangedByHandIsShownAndEntered() throws {
    let (book, kept) = try edited()
    defer { book.remove() }
    #expect(try book.run("show", "households", "H1").output.contains("0911 111 111"))
    let shown = try book.run("import", "households", kept, "--check")
    // A number that cannot be one is named, and nothing of it is entered unless it is left out.
    #expect(shown.status == 1, "\(shown.output)")
    #expect(shown.errors.contains("Lò Thị Mai"), "\(shown.errors)")
    #expect(shown.output.contains("0933 333 331") && shown.output.contains("Vì Thị Lan Anh"))
    #expect(try book.run("import", "households", kept).status == 1)
    #expect(try book.run("show", "households", "H3").output.contains("Lan Anh") == false)
  }

  @Test func whatOthersHaveChangedSinceStays() throws {
    let (book, kept) = try edited()
    defer { book.remove() }
    _ = try book.run("set", "households", "H1", "phone=0944444444")
    _ = try book.run("set", "households", "H2", "phone=0955555555")
    let refused = try book.run("import", "households", kept)
    #expect(refused.status == 1 && refused.errors.contains("0944 444 444"), "\(refused.errors)")
    let entered = try book.run("import", "households", kept, "--skip-bad")
    #expect(entered.status == 0, "\(entered.errors)")
    #expect(entered.output.contains("1 bản ghi cập nhật"))
    #expect(try book.run("show", "households", "H1").output.contains("0944 444 444"))
    #expect(try book.run("show", "households", "H1").output.contains("Ngõ 9"))
    #expect(try book.run("show", "households", "H3").output.contains("Vì Thị Lan Anh"))
    // The change is one act, and is taken back as one.
    #expect(try book.run("undo").status == 0)
    #expect(!(try book.run("show", "households", "H3").output.contains("Lan Anh")))
  }

  @Test func aFileThatIsNoRegistersFileIsNamedWithItsLine() throws {
    let book = try Book.empty()
    defer { book.remove() }
    let file = book.folder.path + "/households.json"
    try "[\n{\"id\":\"01M7XWSWHFJXE27CSY4Z97NDHX\",\"colour\":\"đỏ\"}\n]\n"
      .write(toFile: file, atomically: false, encoding: .utf8)
    let refused = try book.run("import", "households", file)
    #expect(refused.status == 2 && refused.errors.contains("colour"), "\(refused.errors)")
    #expect(refused.errors.contains("2"))
  }
}
