/// Why a command was not carried out, in the user's language.
enum Failure: Error {
  /// A rule refused it; one sentence for each thing that is wrong.
  case refused([String])
  /// It was asked for in a wrong way.
  case usage(String)
  /// The store, or what the program needs beside it, cannot be read or written.
  case store(String)

  /// The exit status, on which scripts rely.
  var status: Int32 {
    switch self {
    case .refused: 1
    case .usage: 2
    case .store: 3
    }
  }

  var sentences: [String] {
    switch self {
    case .refused(let sentences): sentences
    case .usage(let sentence), .store(let sentence): [sentence]
    }
  }
}
