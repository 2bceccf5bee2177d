internal import CommuneDomain

extension CommuneBuilder {
  /// The posts of the ward, the working groups for its residence units, its regulations, and the trial
  /// run of its offices.
  mutating func organise() {
    planPosts()
    sendWorkingGroups()
    issueRegulations()
    tryOut()
  }

  private var ward: ID<AdministrativeUnit>? {
    commune.administrativeUnits.first { $0.kind == .ward }?.id
  }

  private mutating func planPosts() {
    let planned: [(String, PostBranch, Post?, Int, Int?)] = [
      ("Bí thư Đảng ủy", .party, .committeeSecretary, 1, 0),
      ("Phó Bí thư Thường trực Đảng ủy", .party, nil, 1, 1),
      ("Chủ tịch UBND", .government, .committeeChair, 1, 2),
      ("Phó Chủ tịch UBND", .government, .committeeViceChair, 2, nil),
      ("Chủ tịch Ủy ban MTTQ", .front, .frontChair, 1, nil),
      ("Bí thư Đoàn Thanh niên", .front, .youthSecretary, 1, nil),
    ]
    var identifiers = identifiers(for: .posts)
    for (name, branch, held, holders, appointee) in planned {
      var post = PlannedPost(id: identifiers.next(on: opening.adding(days: 8)))
      post.name = name
      post.branch = branch
      post.post = held
      post.unit = ward
      post.holders = holders
      post.isKey = appointee != nil
      post.appointee = appointee.map { people[cadres[$0]].id }
      post.decision = "02-ĐA/ĐU"
      post.from = opening
      commune.posts.insert(post)
    }
  }

  private mutating func sendWorkingGroups() {
    var identifiers = identifiers(for: .workingGroups)
    for (place, unit) in units.enumerated() {
      let number = place / 5
      var group = WorkingGroup(id: identifiers.next(on: opening.adding(days: 12)))
      group.team = "Tổ công tác số \(number + 1)"
      group.leader = people[cadres[(number + 3) % size.staff]].id
      group.level = .residenceUnit
      group.residenceUnit = unit.id
      group.decision = "08-QĐ/ĐU"
      group.from = opening.adding(days: 12)
      if place % 6 != 4 { group.worked = today.adding(days: -20 - place) }
      commune.workingGroups.insert(group)
    }
  }

  private mutating func issueRegulations() {
    var identifiers = identifiers(for: .regulations)
    let start = committee.founded.map { $0 <= today ? max($0, opening) : opening } ?? opening
    let issued = [start.adding(days: 5), start.adding(days: 12), start.adding(days: 30)]
    let names = [
      "Quy chế làm việc tạm thời của Ban Chấp hành Đảng bộ", "Quy chế tiếp công dân, đối thoại",
      "Quy chế làm việc của Ban Chấp hành Đảng bộ",
    ]
    for (place, name) in names.enumerated() {
      var regulation = InternalRegulation(id: identifiers.next(on: opening.adding(days: 50)))
      regulation.number = "0\(place + 1)-QC/ĐU"
      regulation.name = name
      regulation.date = issued[place]
      regulation.validFrom = issued[place]
      regulation.scope = "Ban Chấp hành, Ban Thường vụ, các chi bộ trực thuộc"
      if place == 2 { regulation.replaces = commune.regulations.first?.id }
      commune.regulations.insert(regulation)
    }
  }

  private mutating func tryOut() {
    let items: [(String, ChecklistArea, String)] = [
      ("Tiếp nhận, chuyển văn bản đến", .documents, ""),
      ("Thư điện tử công vụ", .email, ""),
      ("Họp trực tuyến ba cấp", .onlineMeeting, "Đường truyền ngắt quãng"),
      ("Chứng thực tại Trung tâm Phục vụ", .procedures, ""),
      ("Đăng ký khai sinh, khai tử", .procedures, ""),
      ("Chế độ họp Ban Thường vụ", .regime, ""),
    ]
    var identifiers = identifiers(for: .checklists)
    for (name, area, error) in items {
      var item = ChecklistItem(id: identifiers.next(on: opening.adding(days: 3)))
      item.item = name
      item.area = area
      item.unit = ward
      item.date = opening.adding(days: 3)
      item.result = error.isEmpty ? .passed : .failed
      item.error = error
      commune.checklists.insert(item)
    }
  }
}
