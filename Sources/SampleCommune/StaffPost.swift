internal import CommuneDomain

/// A post of the commune that is filled first when staff are taken on; whoever comes after these is
/// an officer.
struct StaffPost: Sendable {
  let title: String
  let posts: [Post]
  /// Which of the agency cells the holder belongs to.
  let cell: Int
  /// Given where the guide speaks of the person.
  var name = ""
  var sex = Sex.male

  static let all = [
    StaffPost(
      title: "Bí thư Đảng ủy, Chủ tịch HĐND", posts: [.committeeSecretary, .councilChair], cell: 0),
    StaffPost(title: "Phó Bí thư Thường trực", posts: [.committeeDeputy], cell: 0),
    StaffPost(
      title: "Phó Bí thư, Chủ tịch UBND", posts: [.committeeDeputy, .committeeChair], cell: 1),
    StaffPost(title: "Phó Chủ tịch UBND", posts: [.committeeViceChair], cell: 1),
    StaffPost(title: "Phó Chủ tịch UBND", posts: [.committeeViceChair], cell: 1),
    StaffPost(title: "Trưởng ban Xây dựng Đảng", posts: [.departmentHead], cell: 0),
    StaffPost(title: "Chủ nhiệm Ủy ban Kiểm tra", posts: [.departmentHead], cell: 0),
    StaffPost(title: "Chánh Văn phòng HĐND và UBND", posts: [.departmentHead], cell: 1),
    StaffPost(title: "Trưởng phòng Kinh tế, Hạ tầng", posts: [.departmentHead], cell: 1),
    StaffPost(title: "Trưởng phòng Văn hóa – Xã hội", posts: [.departmentHead], cell: 1),
    StaffPost(
      title: "Giám đốc Trung tâm Phục vụ hành chính công", posts: [.serviceCentreDirector],
      cell: 2),
    StaffPost(title: "Chủ tịch Ủy ban MTTQ", posts: [.frontChair], cell: 3),
    StaffPost(title: "Chủ tịch Hội Phụ nữ", posts: [.womenChair], cell: 3, sex: .female),
    StaffPost(title: "Chủ tịch Hội Nông dân", posts: [.farmersChair], cell: 3),
    StaffPost(title: "Chủ tịch Hội Cựu chiến binh", posts: [.veteransChair], cell: 3),
    StaffPost(title: "Bí thư Đoàn Thanh niên", posts: [.youthSecretary], cell: 3),
    StaffPost(title: "Hiệu trưởng Trường Tiểu học", posts: [.officer], cell: 4, sex: .female),
    StaffPost(title: "Hiệu trưởng Trường THCS", posts: [.officer], cell: 5),
    StaffPost(title: "Trạm trưởng Trạm Y tế", posts: [.officer], cell: 6, sex: .female),
    StaffPost(title: "Trưởng Công an phường", posts: [.policeChief], cell: 7),
    StaffPost(title: "Chỉ huy trưởng Ban Chỉ huy quân sự", posts: [.militaryCommander], cell: 1),
    StaffPost(
      title: "Chuyên viên Văn phòng Đảng ủy", posts: [.officer], cell: 0, name: "Trần Thị Mai",
      sex: .female),
  ]

  /// Where Trần Thị Mai stands, who looks after Tổ 12.
  static var guide: Int { all.count - 1 }

  static let officerTitles = [
    "Chuyên viên Ban Xây dựng Đảng", "Chuyên viên phòng Kinh tế", "Chuyên viên phòng Văn hóa",
    "Công chức Tư pháp – Hộ tịch", "Công chức Địa chính", "Viên chức Trung tâm Phục vụ",
    "Cán bộ Mặt trận", "Cán bộ Hội Phụ nữ",
  ]
}
