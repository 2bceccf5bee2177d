import CommuneDomain
import Interface
import Terminal
import TestSupport
import Testing

/// Ways that were longer than they need be, and words that said less than they could.
@Suite struct ShortWayTests {
  @Test func aReportThatIsExportedIsLoggedOnce() throws {
    var walk = try Walk.throughSample()
    let before = walk.app.session.commune.accesses.count
    try walk.type("<F5>ho ngheo, can ngheo (<Enter><C-e><Enter>")
    #expect(walk.exported.count == 1, "\(walk.screen)")
    #expect(walk.app.session.commune.accesses.count == before + 1)
  }

  @Test func aTableShowsOnlyWhatIsMine() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let level = AssignmentLevel.group
    let holder = try #require(
      commune.assignments.first { $0.level == level && $0.isActive(on: Walk.today, in: commune) }?
        .person)
    let name = try #require(commune.people[holder]?.name)
    let own = commune.households.filter {
      commune.responsible(for: $0.recordID, in: .households, on: Walk.today).contains(holder.raw)
    }.map(\.recordID)
    try #require(!own.isEmpty && own.count < commune.households.count)
    #expect(
      commune.concerns(
        of: holder.raw, among: commune.ids(in: .households), in: .households, on: Walk.today)
        == own)
    try walk.type("6<F4>cua toi<Enter>")
    #expect(walk.shows("TÔI LÀ AI?"), "\(walk.screen)")
    walk.write(name)
    try walk.type("<Enter>")
    #expect(walk.shows("\(own.count)/400 hộ · của \(name)"), "\(walk.screen)")
    try walk.type("<Esc>")
    #expect(walk.shows("400/400 hộ"), "\(walk.screen)")
    // Who sits here is asked once.
    try walk.type("<F4>cua toi<Enter>")
    #expect(walk.shows("của \(name)"), "\(walk.screen)")
  }

  /// Whatever is looked for record by record is what the column-wise search finds too.
  @Test func whatIsOfConcernIsTheSameByEitherWay() throws {
    let commune = try Walk.throughSample().app.session.commune
    let people = Set(commune.assignments.compactMap { $0.person?.raw }.prefix(3))
    for register in Commune.registers where Commune.isOfConcern(register.key) {
      let ids = register.ids(in: commune)
      for person in people {
        let one = ids.filter {
          commune.responsible(for: $0, in: register.key, on: Walk.today).contains(person)
        }
        let all = commune.concerns(of: person, among: ids, in: register.key, on: Walk.today)
        #expect(one == all, "\(register.key)")
      }
    }
  }

  @Test func theListsUnderARecordAreChosenByName() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Enter>")
    #expect(walk.shows("›"), "\(walk.screen)")
    try walk.type("<F4>xoa nha<Enter><F7>")
    #expect(walk.shows("Xóa nhà tạm › mới"), "\(walk.screen)")
  }

  @Test func theAdmissionOfAMemberIsListedUnderTheMember() throws {
    var walk = try Walk.throughSample()
    let commune = walk.app.session.commune
    let admitted = commune.members.first { member in
      member.person.map { !commune.related(\.admissions, "candidate", to: $0.raw).isEmpty } ?? false
    }
    let member = try #require(admitted)
    let name = try #require(member.person.flatMap { commune.people[$0]?.name })
    try walk.type("<F6>dang vien<Enter><F3>")
    walk.write(name)
    try walk.type("<Enter><F4>ket nap<Enter>")
    #expect(walk.shows("Hồ sơ kết nạp 1 ]") || walk.shows("kết nạp 1 ]"), "\(walk.screen)")
  }

  @Test func theCalendarIsReachedByItsNameAndFromTheHomeScreen() throws {
    for (keys, heading) in [
      ("<C-p>lich thang<Enter>", "Lịch › Tháng 11/2026"),
      ("<C-p>lich tuan<Enter>", "Lịch › Tuần 16/11 – 22/11"),
      ("<C-p>lich hop 12<Enter>", "Họp 12 tháng"),
    ] {
      var walk = try Walk.throughSample()
      try walk.type(keys)
      #expect(walk.shows(heading), "\(walk.screen)")
    }
    var walk = try Walk.throughSample()
    try walk.type("<Down*12><Enter>")
    for name in ["Lịch tháng", "Lịch tuần", "Ma trận lịch họp 12 tháng"] {
      #expect(walk.shows(name), "\(walk.screen)")
    }
    try walk.type("<Down><Enter>")
    #expect(walk.shows("Lịch › Tuần"), "\(walk.screen)")
  }

  @Test func undoingManySaysHowMany() throws {
    var walk = try Walk.throughSample()
    try walk.type("ly<Right><F2>")
    let count = try #require(walk.saved.last?.operations.count)
    try #require(count > 2, "\(walk.screen)")
    try walk.type("<C-z>")
    #expect(walk.shows("và \(count - 1) bản ghi khác"), "\(walk.screen)")
  }

  @Test func aBlankMonthOfACadreLeadsToTheMeetingOfHisUnit() throws {
    var walk = try Walk.throughEmptyBook()
    var commune = Commune()
    var group = SelfManagedGroup(id: ID(SmallCommune.id(1)))
    group.name = "Tổ 1"
    var person = Person(id: ID(SmallCommune.id(2)))
    person.name = "Lê Thị Phụ Trách"
    var assignment = Assignment(id: ID(SmallCommune.id(3)))
    assignment.person = person.id
    assignment.level = .group
    assignment.group = group.id
    assignment.from = CalendarDate(iso: "2026-01-05")
    try commune.apply(.creating(group) + .creating(person) + .creating(assignment))
    walk = Walk(app: App(session: try Walk.session(commune: commune, rows: 24, columns: 80)))
    try walk.type("<A-m><F4><F4><Enter>")
    #expect(walk.shows("Họp, sinh hoạt › mới"), "\(walk.screen)")
    #expect(walk.shows("Tổ 1"), "\(walk.screen)")
    try walk.type("<F2>")
    #expect(walk.app.session.commune.meetings.first?.group == group.id, "\(walk.screen)")
    // It stands there now, and nobody has said whether the cadre came.
    try walk.type("<Enter>")
    #expect(walk.shows("Lê Thị Phụ Trách") && walk.shows("Dự"), "\(walk.screen)")
    try walk.type("d<F2>")
    #expect(walk.app.session.commune.meetings.first?.cadres[person.recordID] == .present)
  }

  @Test func whatIsPutOffIsNamedInWords() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F9><C-e>30/11/2026<Enter>chờ giải trình<F2><F6>viec dang hoan<Enter>")
    #expect(!walk.shows("cells"), "\(walk.screen)")
    #expect(walk.shows("Chi bộ "), "\(walk.screen)")
  }

  @Test func aDayIsCarriedAlongAPileAndNotToAnotherRecord() throws {
    var walk = try Walk.throughSample()
    try walk.type("7<F7>H000123<Enter>02/11/2026<Enter>mai<Enter><Enter>x<F7>")
    #expect(walk.shows("02/11/2026"), "\(walk.screen)")
    try walk.type("<Esc><Esc>6<Enter><F7>")
    #expect(walk.shows("Ngày thăm              · 20/11/2026"), "\(walk.screen)")
  }

  @Test func theDayOfWhatIsLateIsSaidOnce() throws {
    var commune = Commune()
    var duty = ReportDuty(id: ID(SmallCommune.id(1)))
    duty.name = "Báo cáo quý"
    duty.periodKind = .quarter
    duty.receiver = "Tỉnh ủy"
    duty.from = CalendarDate(iso: "2026-01-01")
    try commune.apply(.creating(duty))
    let session = try Walk.session(commune: commune, rows: 24, columns: 80)
    var walk = Walk(app: App(session: session))
    try walk.type("<F9><Enter>")
    #expect(walk.shows("kỳ đến 31/03/2026, hạn 05/04/2026"), "\(walk.screen)")
    #expect(walk.screen.split(separator: "hạn").count == 3, "\(walk.screen)")
  }

  @Test func nothingIsSaidOfPartsOfAnImportThatAreNone() throws {
    var walk = try Walk.throughEmptyBook()
    walk.files["/units.csv"] = "code,name,kind\nT1,Thôn Đông,thon\n"
    try walk.type("4<C-p>nhap danh sach<Enter>/units.csv<Enter>")
    #expect(walk.shows("Sẽ nhập 1 thôn, tổ dân phố"), "\(walk.screen)")
    #expect(!walk.shows(" 0 "), "\(walk.screen)")
  }
}

extension ShortWayTests {
  /// Levels that all begin alike would say nothing once they are cut.
  @Test func whereAWordHasNoRoomAShorterOneStands() throws {
    var walk = try Walk.throughSample()
    try walk.type("<F6>danh gia, xep<Enter>")
    #expect(walk.shows("Tốt") && walk.shows("Xuất sắc"), "\(walk.screen)")
    #expect(!walk.shows("Hoàn thành …"), "\(walk.screen)")
    try walk.type("<F6>nhiem ky truong<Enter>")
    #expect(walk.shows("Trưởng thôn"), "\(walk.screen)")
    let commune = walk.app.session.commune
    for term in commune.headTerms {
      let name = term.person.flatMap { commune.people[$0]?.name } ?? ""
      #expect(walk.shows(name), "\(name)\n\(walk.screen)")
    }
  }
}
