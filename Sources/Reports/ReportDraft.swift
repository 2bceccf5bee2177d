internal import CommuneDomain
internal import Localization

/// A document in the making: gathers blocks, with the words and number forms of the language.
struct ReportDraft {
  let context: ReportContext
  let name: String
  let code: String
  private var blocks: [Document.Block] = []

  init(_ name: String, code: String, _ context: ReportContext) {
    self.name = name
    self.code = code
    self.context = context
  }

  var phrases: Phrases { context.phrases }
  var commune: Commune { context.circumstances.commune }
  var figures: Figures { context.circumstances.figures }
  var today: CalendarDate { context.circumstances.today }
  /// The period asked for; all of time for a report of the present.
  var period: Period { context.period?.period ?? Period(from: nil, to: nil) }

  /// The phrase `report.<name>.<key>`.
  func word(_ key: String, _ arguments: String...) -> String {
    phrases.text("report.\(name).\(key)", arguments)
  }

  mutating func heading(_ text: String) {
    blocks.append(.heading(text))
  }

  mutating func paragraph(_ text: String) {
    blocks.append(.paragraph([Document.Span(text)]))
  }

  mutating func paragraph(_ spans: [Document.Span]) {
    blocks.append(.paragraph(spans))
  }

  mutating func table(_ table: ReportTable) {
    blocks.append(.table(table))
  }

  mutating func lines(_ count: Int) {
    blocks.append(.lines(count))
  }

  /// The finished document, its subtitle filled with the period and what else it names.
  func document(subtitle arguments: String...) -> Document {
    let period = context.period.map { [$0.text(phrases)] } ?? []
    let letterhead = Letterhead(context)
    return Document(
      name: name, code: code, title: word("title"),
      subtitle: phrases.text("report.\(name).subtitle", period + arguments),
      issuer: letterhead.issuer, placeAndDate: letterhead.placeAndDate, date: today,
      period: context.period, subject: nil, blocks: blocks)
  }
}
