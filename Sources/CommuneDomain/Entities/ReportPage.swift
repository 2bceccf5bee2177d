/// A page of a report as it was sent, kept with the record of its sending: what it said is read again
/// whatever the book has become since.
package struct ReportPage: Entity {
  package let id: ID<Self>
  package var issue: ID<ReportIssue>?
  package var report = ""
  package var page: Int?
  package var pages: Int?
  package var kept: CalendarDate?
  package var text = ""
  package var digest = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    "\(report) \(page ?? 0)/\(pages ?? 0)"
  }

  /// Letters that a page takes, and bytes, of which a saved text has 16,384 at most.
  private static let longest = 16_000
  private static let mostBytes = 15_000

  package static let schema = Schema<ReportPage>(
    .reportPages,
    fields: [
      .reference("issue", \.issue, to: .reportIssues).required().column().searched(),
      .text("report", \.report, .line(160)).required().column().searched(),
      .integer("page", \.page, in: 1...1_000).required().column(),
      .integer("pages", \.pages, in: 1...1_000).required().column(),
      .date("kept", \.kept).required().column(),
      .text("text", \.text, .verbatim(longest)).required(),
      .text("digest", \.digest, .line(64)).required(),
    ],
    rules: [
      .hard("copyChanged", at: "text") { page, _ in
        page.isIntact || page.digest.isEmpty ? nil : [.text(String(page.digest.prefix(8)))]
      },
      .hard("pageBeyondEnd", at: "page") { page, _ in
        guard let number = page.page, let last = page.pages, number > last else { return nil }
        return [.integer(number), .integer(last)]
      },
      .hard("pageTwice", at: "page") { page, circumstances in
        guard let issue = page.issue, let number = page.page else { return nil }
        return circumstances.commune.related(\.reportPages, "issue", to: issue.raw)
          .contains { $0.id != page.id && $0.page == number } ? [.integer(number)] : nil
      },
      .hard("dateInFuture", at: "kept") { future($0.kept, $1) },
    ])

  /// Whether the text is the one that was kept.
  package var isIntact: Bool { ContentDigest(of: text).text == digest }

  /// The pages of a report's text, which is divided at the ends of lines.
  package static func pages(
    of text: String, from report: String, with issue: ID<ReportIssue>, on day: CalendarDate,
    makeID: () -> RecordID
  ) -> [ReportPage] {
    var texts: [String] = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let last = texts[texts.count - 1]
      if last.isEmpty {
        texts[texts.count - 1] = String(line)
      } else if last.utf8.count + line.utf8.count < mostBytes {
        texts[texts.count - 1] += "\n" + line
      } else {
        texts.append(String(line))
      }
    }
    return texts.enumerated().map { place, text in
      var page = ReportPage(id: ID(makeID()))
      page.issue = issue
      page.report = report
      page.page = place + 1
      page.pages = texts.count
      page.kept = day
      page.text = text
      page.digest = ContentDigest(of: text).text
      return page
    }
  }
}

extension RegisterKey {
  package static let reportPages = RegisterKey("report-pages")
}

/// The pages of one report as it was sent.
package struct ReportCopy: Sendable {
  package let pages: [ReportPage]

  /// Nil where none was kept.
  package init?(of issue: RecordID, in commune: Commune) {
    pages = commune.related(\.reportPages, "issue", to: issue)
      .sorted { ($0.page ?? 0, $0.recordID) < ($1.page ?? 0, $1.recordID) }
    guard !pages.isEmpty else { return nil }
  }

  package var text: String { pages.map(\.text).joined(separator: "\n") }

  /// Whether all pages are there, each as it was kept.
  package var isWhole: Bool {
    pages.map(\.page) == (1...pages.count).map { $0 } && pages.allSatisfy(\.isIntact)
      && pages.allSatisfy { $0.pages == pages.count }
  }

  /// By which two copies are told to be the same, such as `A1B2-C3D4`.
  package var mark: String {
    let digits = ContentDigest(of: text).text.uppercased()
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(4))"
  }
}
