package import CommuneDomain

/// What a table came to, in words.
extension Phrases {
  /// How many records are entered and brought up to date, and how many lines are wrong.
  package func summary(of outcome: TableImport.Outcome, in register: RegisterKey, isDone: Bool)
    -> String
  {
    var parts = [
      text(isDone ? "import.done" : "import.would", count(outcome.created.count, of: register))
    ]
    if !outcome.updated.isEmpty {
      parts.append(text("import.updated", number(outcome.updated.count)))
    }
    let others = [
      ("import.successions", outcome.successions), ("import.unchanged", outcome.unchanged),
      ("import.bad-lines", outcome.badLines),
    ]
    parts += others.filter { $0.1 > 0 }.map { text($0.0, number($0.1)) }
    return parts.joined(separator: " · ")
  }

  /// Why a table as a whole cannot be read.
  package func sentence(for fault: TableImport.Fault, of file: String, in register: RegisterKey)
    -> String
  {
    switch fault {
    case .empty: text("import.empty", file)
    case .unclosedQuote(let line): text("import.unclosed-quote", number(line))
    case .unknownColumn(let title, let known):
      text("import.unknown-column", title, register.rawValue, known.joined(separator: ", "))
    case .columnTwice(let title): text("import.column-twice", title)
    }
  }
}
