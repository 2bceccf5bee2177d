internal import CommuneDomain
internal import Localization

/// Who wrote what and when, as the screens say it.
extension Phrases {
  /// The account, such as "lan"; "người khác" where the journals do not tell.
  ///
  /// - Parameter other: Who wrote the other of two sides; where that is the same account at another
  ///   station, the station is named too.
  func name(ofAuthor author: String?, beside other: String? = nil) -> String {
    guard let author, !author.isEmpty else { return self["writer.other"] }
    let one = Author(author)
    guard let other = other.map(Author.init), other.account == one.account,
      other.station != one.station, !one.station.isEmpty
    else { return one.account }
    return text("writer.at-station", one.account, one.station)
  }

  func names(ofAuthors authors: [String], beside other: String? = nil) -> String {
    guard !authors.isEmpty else { return self["writer.other"] }
    var names: [String] = []
    for author in authors.map({ name(ofAuthor: $0, beside: other) }) where !names.contains(author) {
      names.append(author)
    }
    return names.joined(separator: ", ")
  }

  /// Who and when, such as "lan, 17:02", with the day where it is not today.
  func byline(
    _ author: String?, _ milliseconds: UInt64?, beside other: String? = nil, today: CalendarDate
  ) -> String {
    let name = name(ofAuthor: author, beside: other)
    guard let milliseconds, milliseconds > 0 else { return name }
    let moment = Moment(milliseconds)
    let time = moment.time
    guard moment.day != today else { return "\(name), \(time)" }
    let day = moment.day.year == today.year ? shortDate(moment.day) : date(moment.day)
    return "\(name), \(day) \(time)"
  }

  /// A moment in Vietnamese time.
  func moment(_ milliseconds: UInt64) -> String {
    let moment = Moment(milliseconds)
    return "\(date(moment.day)) \(moment.time)"
  }

  /// What a place of the book holds, in words: an entry of a marks field by its word, a remark and
  /// a note as they are, and a dash for nothing.
  func text(
    of value: FieldValue, at spot: FieldSpot, in commune: Commune, revealing: Bool = false
  ) -> String {
    guard !value.isEmpty, let key = spot.field,
      let field = Commune.register(spot.register)?.field(key)
    else { return self["value.none"] }
    if spot.subject != nil {
      switch value {
      case .text(let text): return text
      case .choice(let word): return choice(spot.register, key, word)
      default: break
      }
    }
    let text = text(
      of: value, field, of: spot.register, in: commune, revealing: revealing)
    return text.isEmpty ? self["value.none"] : text
  }

  /// What a place is called: its field, and whose entry of it.
  func label(of spot: FieldSpot, in commune: Commune) -> String {
    guard let field = spot.field else { return oneName(of: spot.register).capitalisedFirst }
    let label = label(spot.register, field)
    guard let subject = spot.subject else { return label }
    return "\(title(ofSubject: subject, commune)) – \(label)"
  }
}

extension String {
  /// With its first letter as at the beginning of a sentence.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
