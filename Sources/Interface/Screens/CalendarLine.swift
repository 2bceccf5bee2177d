internal import CommuneDomain
internal import Localization

/// An entry of the calendar in one line: what it is, what it is called, where it takes place.
struct CalendarLine {
  let entry: CalendarEntry
  /// Without the time.
  let text: String

  init(_ entry: CalendarEntry, in session: Session) {
    self.entry = entry
    let kind = session.phrases["calendar.kind.\(entry.kind.rawValue)"]
    text = "\(kind): " + Self.name(of: entry, in: session)
  }

  /// The time in a column of its own, so that the lines stand below one another.
  var timed: String { (entry.time.isEmpty ? "     " : entry.time) + " " + text }

  private static func name(of entry: CalendarEntry, in session: Session) -> String {
    let commune = session.commune
    switch commune.record(entry.id, in: entry.register) {
    case let booking as Booking:
      return booking.place.isEmpty ? booking.subject : "\(booking.subject) · \(booking.place)"
    case let meeting as Meeting:
      return meeting.host.map { session.title(of: $0.id, in: $0.register) } ?? ""
    case let day as ReceptionDay:
      return day.host.map { session.title(of: $0.raw, in: .people) } ?? ""
    case let dialogue as Dialogue: return dialogue.subject
    case let record?: return session.title(of: record)
    case nil: return ""
    }
  }
}
