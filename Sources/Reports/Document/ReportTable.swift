package import CommuneDomain

/// A table of a report; not a register's table of records.
package struct ReportTable: Hashable, Sendable {
  /// What machine formats call the table.
  package var name: String
  package var columns: [Column]
  package var rows: [[Cell]]
  /// Totals below the rows.
  package var footer: [[Cell]]

  package init(name: String, columns: [Column], rows: [[Cell]], footer: [[Cell]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.footer = footer
  }

  package enum Alignment: Hashable, Sendable {
    case leading, trailing
  }

  package struct Column: Hashable, Sendable {
    /// What machine formats call the column.
    package var key: String
    package var title: String
    /// Numbers stand at the right and are never broken.
    package var alignment: Alignment
    package var minimumWidth: Int
    /// No wider than this, however long its cells are.
    package var idealWidth: Int
    /// Columns with the highest number are left out first when the page is too narrow; those
    /// with 0 never are.
    package var priority: Int

    package init(
      key: String, title: String, alignment: Alignment = .leading, minimumWidth: Int = 4,
      idealWidth: Int = 40, priority: Int = 0
    ) {
      self.key = key
      self.title = title
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.idealWidth = idealWidth
      self.priority = priority
    }
  }

  package struct Cell: Hashable, Sendable {
    package var text: String
    package var value: MachineValue
    /// What the cell's figure counts, or the record that the cell names.
    package var records: RecordSet?

    package init(_ text: String, value: MachineValue, records: RecordSet? = nil) {
      self.text = text
      self.value = value
      self.records = records
    }

    package static let blank = Cell("", value: .none)
  }
}
