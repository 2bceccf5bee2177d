import ArgumentParser
import CommuneDomain
import Localization

/// The options that stand before or after any subcommand.
///
/// The parser reads them for the whole command line once, because the program and each of its
/// subcommands hold this same group.
struct BookOptions: ParsableArguments {
  @Option(help: "The folder of the book. Default: $SOXA_STORE, then the user's data folder.")
  var store: String?

  @Option(
    help: "The day that counts as today, such as 2026-11-20.", transform: BookOptions.day)
  var today: CalendarDate?

  @Option(help: "The language of sentences and tables: vi or en.", transform: BookOptions.language)
  var language: Language = .vietnamese

  @Option(help: "The folder of phrases and rules. Default: $SOXA_RESOURCES, then beside soxa.")
  var resources: String?

  @Flag(help: "Look, and change nothing.")
  var readOnly = false

  @Flag(
    help: "Write although the book lies on a network file system, where locks may not hold.")
  var allowNetwork = false

  /// Everything that a command needs; `path` where it names the folder itself.
  func workplace(path: String? = nil) throws(Failure) -> Workplace {
    var workplace = try Workplace(
      language: language, resources: ResourceLocator(asked: resources),
      clock: DayClock(fixed: today), storePath: path ?? store ?? Surroundings.storePath)
    workplace.allowsNetwork = allowNetwork
    return workplace
  }

  /// A book is not made by somebody who only wants to look.
  func requireWriting() throws {
    if readOnly { throw ValidationError("--read-only makes no book.") }
  }

  @Sendable private static func day(_ text: String) throws -> CalendarDate {
    if let day = CalendarDate(iso: text), day.isWholeDay { return day }
    let epoch = CalendarDate(dayNumber: 0)
    guard text.contains("/"), let day = try? FieldParser(today: epoch).date(text),
      text.split(separator: "/").count == 3
    else { throw ValidationError("'\(text)' is no date such as 2026-11-20 or 20/11/2026.") }
    return day
  }

  @Sendable private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is none of the languages \(known).")
    }
    return language
  }
}
