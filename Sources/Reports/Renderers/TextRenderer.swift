internal import CommuneDomain
package import Localization
internal import VietnameseText

/// Lays a document out as plain text of a width, for the screen, the printer and files.
package struct TextRenderer: Sendable {
  package let width: Int
  private let phrases: Phrases

  package init(width: Int, phrases: Phrases) {
    self.width = max(20, width)
    self.phrases = phrases
  }

  package func rendered(_ document: Document) -> RenderedDocument {
    var page = RenderedDocument()
    appendLetterhead(of: document, to: &page)
    page.append("")
    for title in [document.title, document.subtitle] where !title.isEmpty {
      appendCentred(title, to: &page)
    }
    for block in document.blocks {
      page.append("")
      append(block, to: &page)
    }
    if let seal = document.seal {
      page.append("")
      page.append(phrases.text("report.seal", phrases.date(seal.date), seal.mark))
    }
    return page
  }

  package func text(_ document: Document) -> String { rendered(document).text }

  private func append(_ block: Document.Block, to page: inout RenderedDocument) {
    switch block {
    case .heading(let text):
      for line in WordWrap.lines(of: text, width: width) { page.append(line) }
    case .paragraph(let spans):
      for line in WordWrap.lines(of: spans, width: width) { page.append(line) }
    case .table(let table):
      append(table, to: &page)
    case .lines(let count):
      for _ in 0..<count { page.append(String(repeating: ".", count: width)) }
    }
  }

  // MARK: - Top

  private func appendLetterhead(of document: Document, to page: inout RenderedDocument) {
    let left = document.issuer.map(\.displaySafe)
    let right = document.placeAndDate.map(\.displaySafe)
    let leftWidth = left.map(\.columns).max() ?? 0
    let rightWidth = right.map(\.columns).max() ?? 0
    guard leftWidth + 2 + rightWidth <= width else {
      for line in left + right { appendCentred(line, to: &page) }
      return
    }
    for index in 0..<max(left.count, right.count) {
      let issuer = index < left.count ? left[index] : ""
      let place = index < right.count ? right[index] : ""
      let blanks = String(repeating: " ", count: width - issuer.columns - place.columns)
      page.append(place.isEmpty ? issuer : issuer + blanks + place)
    }
  }

  private func appendCentred(_ text: String, to page: inout RenderedDocument) {
    for line in WordWrap.lines(of: text, width: width) {
      page.append(line, from: (width - line.columns) / 2)
    }
  }

  // MARK: - Tables

  private func append(_ table: ReportTable, to page: inout RenderedDocument) {
    let layout = TableLayout(table, width: width)
    let titles = table.columns.map { ReportTable.Cell($0.title, value: .none) }
    append(titles, of: table, layout, standingAtBottom: true, to: &page)
    let rule = String(repeating: "─", count: layout.width)
    page.append(rule)
    for row in table.rows { append(row, of: table, layout, to: &page) }
    if table.rows.isEmpty { page.append(phrases["report.table.none"]) }
    if !table.footer.isEmpty {
      page.append(rule)
      for row in table.footer { append(row, of: table, layout, to: &page) }
    }
    if !layout.dropped.isEmpty {
      let note = phrases.text("report.table.dropped", layout.dropped.joined(separator: ", "))
      for line in WordWrap.lines(of: note, width: width) { page.append(line) }
    }
  }

  private func append(
    _ row: [ReportTable.Cell], of table: ReportTable, _ layout: TableLayout,
    standingAtBottom isAtBottom: Bool = false, to page: inout RenderedDocument
  ) {
    let cells = zip(layout.columns, layout.widths).map { column, width in
      column < row.count
        ? WordWrap.lines(of: row[column].text, row[column].records, width: width) : []
    }
    let height = max(1, cells.map(\.count).max() ?? 1)
    for position in 0..<height {
      var line = TextLine()
      var start = 0
      for (index, lines) in cells.enumerated() {
        let place = isAtBottom ? position - (height - lines.count) : position
        if lines.indices.contains(place) {
          let isNumber = table.columns[layout.columns[index]].alignment == .trailing
          line.pad(to: start + (isNumber ? layout.widths[index] - lines[place].columns : 0))
          line.append(lines[place])
        }
        start += layout.widths[index] + layout.gap
      }
      page.append(line)
    }
  }
}
