import CommuneDomain
import Localization
import Reports
import SampleCommune
import TestSupport
import Testing

/// Tables that are read back, and tables as offices have them.
struct TableImportTests {
  /// What `list --format csv` writes of any register comes back as it was.
  @Test func everyRegisterComesBackAsItWas() throws {
    let limits = try LimitTable.shipped
    let commune = SampleCommune(households: 60, today: SmallCommune.today).make(limits: limits)
    for register in Commune.registers {
      let ids = register.ids(in: commune)
      #expect(!ids.isEmpty, "\(register.key) has no records in the sample")
      let text = RecordCSV().text(
        ids.compactMap { register.record($0, in: commune) }, of: register)
      var rest = commune
      for id in ids {
        let record = try #require(register.record(id, in: commune))
        try rest.apply(.removing(record))
      }
      let table = TableImport(
        of: register, parser: FieldParser(today: SmallCommune.today), phrases: try .vietnamese)
      let outcome = try table.read(
        text, in: Circumstances(commune: rest, limits: limits, today: SmallCommune.today),
        newID: { SmallCommune.id(900) })
      #expect(outcome.problems.prefix(3) == [], "\(register.key)")
      try rest.apply(outcome.change)
      #expect(register.ids(in: rest) == ids, "\(register.key)")
      for id in ids {
        #expect(
          register.record(id, in: rest)?.assignments
            == register.record(id, in: commune)?.assignments, "\(register.key)")
      }
    }
  }

  private func read(
    _ text: String, into register: RegisterKey = .administrativeUnits,
    _ small: SmallCommune = SmallCommune()
  ) throws -> TableImport.Outcome {
    let register = try #require(Commune.register(register))
    var next: UInt64 = 900
    return try TableImport(
      of: register, parser: FieldParser(today: SmallCommune.today), phrases: try .vietnamese
    ).read(text, in: small.circumstances) {
      next += 1
      return SmallCommune.id(next)
    }
  }

  /// Fixture F21 as a list: six whole units and a part of a seventh; later lines are named by earlier
  /// ones, the mark of Excel and semicolons do no harm, zeros stay.
  @Test func aListOfUnitsMakesItsSuccessions() throws {
    var small = SmallCommune()
    var lines = [
      "code;name;kind;parent;valid-from;valid-to;predecessor;portion",
      "02215;Phường Minh Xuân;phường;99;01/07/2025;;"
        + "02214+02216+02217+02218+02219+02220+02221;whole+whole+whole+whole+whole+whole+part",
    ]
    let names = ["Ỷ La", "Tân Hà", "Phan Thiết", "Minh Xuân", "Tân Quang", "Trung Môn", "Kim Phú"]
    for (code, name) in zip(["02214", "02216", "02217", "02218", "02219", "02220", "02221"], names)
    {
      let end = code == "02217" ? "30/06/2025" : ""
      lines.append("\(code);\(name);ward;99;2000-01-01;\(end);;")
    }
    let outcome = try read("\u{FEFF}" + lines.joined(separator: "\r\n"), small)
    #expect(outcome.problems == [])
    #expect(outcome.created.count == 8)
    #expect(outcome.successions == 7)
    try small.commune.apply(outcome.change)
    let new = try #require(small.commune.find("02215", in: .administrativeUnits).first)
    let successions = small.commune.successionsInto(new, in: .administrativeUnits)
    #expect(successions.count { $0.portion == .whole } == 6)
    let old = try #require(small.commune.find("02216", in: .administrativeUnits).first)
    #expect(
      small.commune.administrativeUnits[ID(old)]?.validTo == SmallCommune.date("2025-06-30"))
    let part = try #require(small.commune.find("02221", in: .administrativeUnits).first)
    #expect(small.commune.administrativeUnits[ID(part)]?.validTo == nil)
  }

  /// Fixture F20 as a list: one code of two periods; the newer one names the older by the same code.
  @Test func oneCodeOfTwoPeriodsIsEntered() throws {
    let outcome = try read(
      """
      Mã đơn vị,Tên đơn vị,kind,valid-from,valid-to,predecessor
      26740,Phường Bến Nghé,ward,2000-01-01,2025-06-30,
      26740,Phường Sài Gòn,ward,2025-07-01,,26740
      """.replacing("Mã đơn vị", with: try label("code")).replacing(
        "Tên đơn vị", with: try label("name")))
    #expect(outcome.problems == [])
    #expect(outcome.created.count == 2)
    #expect(outcome.successions == 1)
  }

  private func label(_ field: String) throws -> String {
    try Phrases.vietnamese.label(.administrativeUnits, field)
  }

  @Test func everyWrongLineIsNamedAndTheOthersStand() throws {
    let outcome = try read(
      """
      code,name,kind,valid-from,predecessor
      00123,"Xã A, cũ",commune,2025-07-01,
      00124,Xã B,làng xã,2025-07-01,
      00125,Xã C,commune,31/02/2025,
      00123,Xã D,commune,2025-07-01,
      00126,Xã E,commune,2025-07-01,77777
      00127,,commune,2025-07-01,
      00128,Xã G,commune,2025-07-01,,thừa
      """)
    #expect(outcome.problems.map(\.line) == [2, 3, 4, 5, 6, 7, 8])
    let good = try read("code,name,kind,valid-from\n00123,\"Xã A, cũ\",commune,2025-07-01\n")
    #expect(good.problems == [])
    guard case .create(_, _, let values)? = good.change.operations.first else {
      Testing.Issue.record("no record was made")
      return
    }
    #expect(values.first == FieldAssignment(field: "code", value: .text("00123")))
    #expect(values.dropFirst().first?.value == .text("Xã A, cũ"))
  }

  @Test func aTableThatIsNoneIsRefusedAsAWhole() throws {
    #expect(throws: TableImport.Fault.empty) { try read("") }
    #expect(throws: TableImport.Fault.unclosedQuote(line: 2)) { try read("code,name\n1,\"a") }
    #expect(throws: TableImport.Fault.columnTwice("code")) { try read("code,code\n1,2") }
    #expect(throws: TableImport.Fault.self) { try read("code,colour\n1,2") }
  }

  @Test func aLineThatStandsInTheBookAlreadyIsNotEnteredTwice() throws {
    let small = SmallCommune()
    let register = try #require(Commune.register(.households))
    let text = RecordCSV().text(
      register.ids(in: small.commune).compactMap { register.record($0, in: small.commune) },
      of: register)
    let outcome = try read(text, into: .households, small)
    #expect(outcome.unchanged == 4)
    #expect(outcome.change.isEmpty)
    let changed = try read(
      text.replacing("Phạm Văn An", with: "Phạm Văn Ân"), into: .households, small)
    #expect(changed.problems.map(\.line) == [2])
  }
}
