package import CommuneDomain
internal import Foundation
package import Localization

/// What a customer or translator may edit, read from a directory: `Locales` and `Rules`.
package struct ResourceFiles: Sendable {
  private let directory: String

  package init(directory: String) {
    self.directory = directory
  }

  /// The words of a language, from `Locales/vi.json` or `Locales/en.json`.
  package func phrases(_ language: Language) throws(ResourceError) -> Phrases {
    let table = try decode([String: String].self, from: "Locales/\(language.rawValue).json")
    return Phrases(language: language, table: table)
  }

  /// The dated constants, days off, days worked instead and places of identification numbers, from
  /// `Rules/limits.json`, `Rules/holidays.json`, `Rules/working-days.json` and
  /// `Rules/identity-places.json`.
  package func limits() throws(ResourceError) -> LimitTable {
    let file = "Rules/limits.json"
    var rows: [LimitTable.Row] = []
    for (index, row) in try decode([LimitRow].self, from: file).enumerated() {
      rows.append(
        try row.row { (key, value) in
          .wrongValue(file: file, key: "\(index).\(key)", value: value)
        })
    }
    return LimitTable(
      rows: rows, holidays: Set(try holidays().map(\.date)),
      workingDays: Set(try workingDays().map(\.date)), identityPlaces: try identityPlaces())
  }

  private func identityPlaces() throws(ResourceError) -> [IdentityPlace] {
    let file = "Rules/identity-places.json"
    var places: [IdentityPlace] = []
    for (index, row) in try decode([IdentityPlaceRow].self, from: file).enumerated() {
      places.append(
        try row.place { (key, value) in
          .wrongValue(file: file, key: "\(index).\(key)", value: value)
        })
    }
    return places
  }

  /// The public holidays and days off in lieu, with their names.
  package func holidays() throws(ResourceError) -> [Holiday] {
    try days(from: "Rules/holidays.json")
  }

  /// The Saturdays and Sundays that are worked in place of another day.
  package func workingDays() throws(ResourceError) -> [Holiday] {
    try days(from: "Rules/working-days.json")
  }

  private func days(from file: String) throws(ResourceError) -> [Holiday] {
    var holidays: [Holiday] = []
    for (index, row) in try decode([HolidayRow].self, from: file).enumerated() {
      guard let date = CalendarDate(iso: row.date), date.isWholeDay else {
        throw .wrongValue(file: file, key: "\(index).date", value: row.date)
      }
      holidays.append(
        Holiday(
          date: date, name: row.name, legalBasis: row.legalBasis, isVerified: row.verified))
    }
    return holidays
  }

  private func decode<Value: Decodable>(_ type: Value.Type, from file: String)
    throws(ResourceError) -> Value
  {
    let path = directory + "/" + file
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(file: file) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(file: file)
    }
    // The decoder of Foundation on Linux tells no line and takes a comma before the end.
    if let line = JSONScan.wrongLine(in: Array(data)) { throw .notJSON(file: file, line: line) }
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw ResourceError(error, in: file)
    } catch {
      throw .notJSON(file: file, line: nil)
    }
  }
}
