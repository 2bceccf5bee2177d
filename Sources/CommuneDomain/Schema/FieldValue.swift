/// What any field of any register holds, seen without its type.
///
/// `empty` is the one way to say that nothing was entered: an empty text, a missing number and an
/// empty list are all `empty`, so that comparing two values compares what a person sees.
package enum FieldValue: Hashable, Sendable {
  case empty
  case text(String)
  case integer(Int)
  case date(CalendarDate)
  case choice(String)
  case flag(Bool)
  case reference(RecordID)
  /// One word or remark for each record named: attendance, reasons of absence.
  case marks([RecordID: String])
  /// Dated entries that are only ever added to.
  case notes([Note])

  package var isEmpty: Bool { self == .empty }

  /// The record referred to, where this is a reference.
  package var reference: RecordID? {
    if case .reference(let id) = self { id } else { nil }
  }
}
