internal import CommuneDomain

/// Whose attendance a grid records: of those who should meet, or of the cadres who look after them.
enum AttendanceSheet: Sendable, CaseIterable {
  case expected, cadres

  /// The field of the marks.
  var marksField: String { self == .expected ? "attendance" : "cadres" }
  /// The field of the reasons.
  var reasonsField: String { self == .expected ? "reasons" : "cadre-reasons" }

  /// Who should have a line; nil where the meeting has no cell or group yet.
  func subjects(of meeting: Meeting, in commune: Commune) -> (
    register: RegisterKey, ids: [RecordID]
  )? {
    guard self == .cadres else { return meeting.expected(in: commune) }
    guard let host = meeting.host, let body = meeting.body, let day = meeting.date else {
      return nil
    }
    let cadres = commune.related(\.assignments, body.rawValue, to: host.id)
      .filter { $0.isActive(on: day, in: commune) }.compactMap { $0.person?.raw }
    return (.people, cadres)
  }
}

extension Meeting {
  func marks(_ sheet: AttendanceSheet) -> [RecordID: Attendance] {
    sheet == .expected ? attendance : cadres
  }

  func reasons(_ sheet: AttendanceSheet) -> [RecordID: String] {
    sheet == .expected ? reasons : cadreReasons
  }

  mutating func record(
    _ marks: [RecordID: Attendance], _ reasons: [RecordID: String], on sheet: AttendanceSheet
  ) {
    switch sheet {
    case .expected:
      attendance = marks
      self.reasons = reasons
    case .cadres:
      cadres = marks
      cadreReasons = reasons
    }
  }
}
