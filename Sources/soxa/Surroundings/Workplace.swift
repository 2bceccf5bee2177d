import CommuneDomain
import Localization
import ResourceFiles

/// What every command works with: words, limits, the day, and where the book lies.
struct Workplace {
  let phrases: Phrases
  let limits: LimitTable
  private let files: ResourceFiles
  private let folder: String
  let clock: DayClock
  let storePath: String
  /// Whether to write also where the book lies on a network file system.
  var allowsNetwork = false

  var today: CalendarDate { clock.today }
  var parser: FieldParser { FieldParser(today: today) }

  init(
    language: Language, resources: ResourceLocator, clock: DayClock, storePath: String
  ) throws(Failure) {
    guard let folder = resources.folder else { throw .store(resources.refusal) }
    let files = ResourceFiles(directory: folder)
    do {
      phrases = try files.phrases(language)
      limits = try files.limits()
    } catch {
      throw .store(Self.sentence(for: error, in: folder))
    }
    self.files = files
    self.folder = folder
    self.clock = clock
    self.storePath = storePath
  }

  /// The same words in the other language, for guides that show both.
  func otherPhrases() throws(Failure) -> Phrases {
    do {
      return try files.phrases(phrases.language == .vietnamese ? .english : .vietnamese)
    } catch {
      throw .store(Self.sentence(for: error, in: folder))
    }
  }

  func circumstances(of commune: Commune) -> Circumstances {
    Circumstances(commune: commune, limits: limits, today: today)
  }

  /// In both languages, because the words themselves could not be read.
  private static func sentence(for error: ResourceError, in folder: String) -> String {
    switch error {
    case .missing(let file):
      "\(folder)/\(file): không có tệp này. The file is missing."
    case .unreadable(let file):
      "\(folder)/\(file): không đọc được. The file cannot be read."
    case .notJSON(let file, let line):
      "\(folder)/\(file)\(line.map { ":\($0)" } ?? ""): không đúng JSON. This is not JSON."
    case .wrongKind(let file, let key):
      "\(folder)/\(file): giá trị của “\(key)” sai kiểu. The value is missing or of a wrong kind."
    case .wrongValue(let file, let key, let value):
      "\(folder)/\(file): “\(key)” không thể là “\(value)”. The value has no meaning."
    }
  }
}
