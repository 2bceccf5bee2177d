internal import CommuneDomain

extension CommuneBuilder {
  /// Seven reports are owed; two are late with the period that ended last.
  mutating func oweReports() {
    var identifiers = identifiers(for: .reportDuties)
    for (place, owed) in Self.owedReports.enumerated() {
      var duty = ReportDuty(id: identifiers.next(on: opening))
      duty.name = owed.name
      duty.periodKind = owed.kind
      duty.receiver = owed.receiver
      duty.unit = owed.unit
      if place % 2 == 0 { duty.responsible = people[cadres[6 + place]].id }
      duty.from = opening
      duty.legalBasis = "Quy chế làm việc của Đảng ủy phường"
      commune.reportDuties.insert(duty)
    }
    sendReports()
  }

  private mutating func sendReports() {
    var random = random(for: "report-issues")
    let circumstances = Circumstances(commune: commune, limits: limits, today: today)
    var sent: [(day: CalendarDate, report: OwedReport)] = []
    for (place, duty) in commune.reportDuties.enumerated() {
      let owed = circumstances.reports(of: duty, endingFrom: opening, to: today)
        .filter { $0.due < today }
      for report in Self.lateReports.contains(place) ? owed.dropLast() : owed[...] {
        sent.append((report.due.adding(days: -random.below(3)), report))
      }
    }
    sent.sort { ($0.day, $0.report.duty.raw) < ($1.day, $1.report.duty.raw) }
    var identifiers = identifiers(for: .reportIssues)
    for (number, (day, report)) in sent.enumerated() {
      var issue = ReportIssue(id: identifiers.next(on: day))
      issue.duty = report.duty
      issue.periodEnd = report.period.to
      issue.sent = day
      issue.number = "\(number + 11)-BC/ĐU"
      commune.reportIssues.insert(issue)
    }
    keepLastReport()
  }

  /// The report that was sent last, as it was sent.
  private mutating func keepLastReport() {
    guard let issue = commune.reportIssues.last, let day = issue.sent else { return }
    let name = issue.duty.flatMap { commune.reportDuties[$0]?.name } ?? ""
    let text = """
      ĐẢNG BỘ TỈNH MẪU                              ĐẢNG CỘNG SẢN VIỆT NAM
      ĐẢNG ỦY PHƯỜNG MINH HỌA
                *
      Số \(issue.number)

                                  BÁO CÁO
                 \(name)

      Tổ tự quản đã họp: 96/117. Kiến nghị đã trả lời: 84.
      """
    var identifiers = identifiers(for: .reportPages)
    for page in ReportPage.pages(
      of: text, from: name, with: issue.id, on: day,
      makeID: { (identifiers.next(on: day) as ID<ReportPage>).raw })
    {
      commune.reportPages.insert(page)
    }
  }

  /// Documents that give work to do; a few pieces of it are late.
  mutating func receiveDirectives() {
    var identifiers = identifiers(for: .directives)
    var parent: ID<Directive>?
    for (place, row) in Self.documents.enumerated() {
      let date = opening.adding(days: 10 + place * 40)
      var directive = Directive(id: identifiers.next(on: date))
      directive.number = row.number
      directive.kind = row.kind
      directive.date = date
      directive.issuer = row.issuer
      directive.subject = row.subject
      directive.parent = parent
      directive.scope = "Toàn phường"
      directive.deadline = today.adding(days: 40 + place * 30)
      if place == 0 { parent = directive.id }
      commune.directives.insert(directive)
    }
    giveTasks()
  }

  private mutating func giveTasks() {
    var identifiers = identifiers(for: .directiveTasks)
    for (place, directive) in commune.directives.enumerated() {
      for (number, words) in Self.tasks.enumerated() {
        var task = DirectiveTask(id: identifiers.next(on: directive.date ?? opening))
        task.directive = directive.id
        task.task = words
        task.responsible = people[cadres[5 + (place + number) % 6]].id
        task.due = directive.date.map { $0.adding(days: 60 + number * 30) }
        switch number {
        case 0:
          task.status = .done
          task.done = task.due.map { min($0, today) }
        case 1 where place < 2: task.status = .inProgress
        default:
          task.status = .new
          task.due = directive.deadline
        }
        commune.directiveTasks.insert(task)
      }
    }
  }

  /// Where the reports that are late stand.
  private static let lateReports: Set<Int> = [4, 5]

  private struct OwedReportRow: Sendable {
    let name: String
    let kind: ReportPeriodKind
    let receiver: String
    let unit: String
  }

  private static let owedReports = [
    OwedReportRow(
      name: "Báo cáo tháng của Đảng ủy", kind: .month, receiver: "Văn phòng Tỉnh ủy",
      unit: "Văn phòng Đảng ủy"),
    OwedReportRow(
      name: "Báo cáo tháng của UBND", kind: .month, receiver: "UBND tỉnh",
      unit: "Văn phòng HĐND và UBND"),
    OwedReportRow(
      name: "Báo cáo công tác xây dựng Đảng", kind: .quarter, receiver: "Ban Tổ chức Tỉnh ủy",
      unit: "Ban Xây dựng Đảng"),
    OwedReportRow(
      name: "Báo cáo kiểm tra, giám sát", kind: .quarter, receiver: "Ủy ban Kiểm tra Tỉnh ủy",
      unit: "Ủy ban Kiểm tra"),
    OwedReportRow(
      name: "Báo cáo tiếp dân, đối thoại", kind: .quarter, receiver: "Ban Nội chính Tỉnh ủy",
      unit: "Văn phòng Đảng ủy"),
    OwedReportRow(
      name: "Báo cáo dân vận", kind: .quarter, receiver: "Ban Tuyên giáo và Dân vận Tỉnh ủy",
      unit: "Ủy ban MTTQ phường"),
    OwedReportRow(
      name: "Báo cáo tổng kết năm", kind: .year, receiver: "Tỉnh ủy", unit: "Văn phòng Đảng ủy"),
  ]

  private struct DocumentRow: Sendable {
    let number: String
    let kind: DirectiveKind
    let issuer: String
    let subject: String
  }

  private static let documents = [
    DocumentRow(
      number: "08-NQ/TU", kind: .resolution, issuer: "Tỉnh ủy",
      subject: "Nâng cao chất lượng sinh hoạt chi bộ"),
    DocumentRow(
      number: "15-CTr/ĐU", kind: .programme, issuer: "Đảng ủy phường",
      subject: "Chương trình hành động thực hiện nghị quyết của Tỉnh ủy"),
    DocumentRow(
      number: "22-KH/ĐU", kind: .plan, issuer: "Đảng ủy phường",
      subject: "Kế hoạch phân công đảng viên phụ trách hộ"),
    DocumentRow(
      number: "05-CT/ĐU", kind: .directive, issuer: "Đảng ủy phường",
      subject: "Tăng cường tiếp dân, đối thoại với nhân dân"),
  ]

  private static let tasks = [
    "Quán triệt đến các chi bộ", "Rà soát, lập danh sách phân công", "Sơ kết, báo cáo kết quả",
  ]
}
