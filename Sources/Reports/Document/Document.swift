package import CommuneDomain

/// A report's content before it is laid out: words, tables, and figures with what they count.
package struct Document: Hashable, Sendable {
  /// The report's machine name, such as `assignments`.
  package var name: String
  /// The number that the report has among those a commune keeps, such as `R6`.
  package var code: String
  package var title: String
  package var subtitle: String
  /// The body above and the body that reports, at the left of the top.
  package var issuer: [String]
  /// The Party's name, place and day, at the right of the top.
  package var placeAndDate: [String]
  package var date: CalendarDate
  package var period: ReportPeriod?
  package var subject: RecordSet?
  package var blocks: [Block]
  /// The newest seal of the book, by which the paper bears witness to what stood in it.
  package var seal: BookSeal?

  package enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph([Span])
    case table(ReportTable)
    /// Dotted lines for what is written by hand.
    case lines(Int)
  }

  /// A piece of a paragraph: plain words, or a figure.
  package struct Span: Hashable, Sendable {
    package var text: String
    /// What machine formats call the figure; nil for plain words.
    package var key: String?
    package var value: MachineValue
    package var records: RecordSet?

    package init(_ text: String) {
      self.text = text
      key = nil
      value = .none
      records = nil
    }

    package init(
      _ text: String, key: String, value: MachineValue, records: RecordSet? = nil
    ) {
      self.text = text
      self.key = key
      self.value = value
      self.records = records
    }
  }
}
