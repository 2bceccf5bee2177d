internal import CommuneDomain
internal import Localization
internal import Reports
internal import Terminal

/// The lists that are the same wherever they are opened.
extension ListScreen {
  /// Every command that this screen knows, with its key; those that cannot be used say why.
  static func palette(over screen: any Screen, in session: Session) -> ListScreen {
    var seen: Set<Command> = [.palette, .back, .open]
    let commands = CommandTable.bindings(on: screen.kind).compactMap { binding -> Item? in
      guard seen.insert(binding.command).inserted else { return nil }
      let obstacle = screen.obstacle(to: binding.command, in: session)
      return Item(
        session.phrases.name(of: screen.meaning(of: binding.command)),
        detail: CommandTable.keyName(binding.command, on: screen.kind) ?? "",
        choice: .command(binding.command), obstacle: obstacle.map { session.phrases[$0] })
    }
    // Before there is a book, there is nothing to go to.
    guard screen.kind != .start else {
      return ListScreen(
        title: session.phrases["palette.title"], items: commands, purpose: .go)
    }
    return ListScreen(
      title: session.phrases["palette.title"],
      items: commands
        + registerItems(in: session).under(session.phrases["registers.title"])
        + reportItems(in: session).under(session.phrases["reports.title"]),
      purpose: .go)
  }

  /// Every register.
  static func registers(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases["registers.title"], items: registerItems(in: session), purpose: .go,
      source: { registerItems(in: $0) })
  }

  /// The registers of one section.
  static func registers(of section: RegisterSection, in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases["section.\(section.rawValue)"],
      items: items(of: section, in: session), purpose: .go,
      source: { items(of: section, in: $0) })
  }

  /// The work has its calendar besides its registers, and the office the rules.
  private static func items(of section: RegisterSection, in session: Session) -> [Item] {
    let registers = registerItems(Commune.registers(in: section), in: session)
    switch section {
    case .work:
      return [Command.calendar, .calendarWeek, .matrix].map { command in
        Item(
          session.phrases.name(of: command),
          detail: CommandTable.keyName(command, on: .home) ?? "", choice: .command(command))
      } + registers
    case .office:
      return registers + [
        Item(
          session.phrases.name(of: .rules), detail: session.phrases.number(Limit.allCases.count),
          choice: .command(.rules))
      ]
    default: return registers
    }
  }

  /// Reasons for what is logged, often the same ones; others are typed.
  static func reasons(_ title: String, in session: Session) -> ListScreen {
    ListScreen(
      title: title,
      items: ["papers", "support", "answer", "request"].map { reason in
        let words = session.phrases["accesses.offered.\(reason)"]
        return Item(words, choice: .text(words))
      }, purpose: .answer, takesWords: true)
  }

  /// What is out of order in the book's files, each sentence over as many lines as it needs.
  static func remarks(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases["remarks.title"],
      items: session.remarks.enumerated().flatMap { place, remark in
        "\(place + 1). \(remark)".lines(width: session.size.columns - 7).map {
          Item($0, choice: .text($0))
        }
      }, purpose: .answer)
  }

  /// Every report.
  static func reports(in session: Session) -> ListScreen {
    ListScreen(
      title: session.phrases["reports.title"], items: reportItems(in: session), purpose: .go)
  }

  /// Records to choose from: their titles, and what tells them apart.
  static func items(
    _ ids: [RecordID], of register: RegisterKey, in session: Session,
    choice: (RecordID) -> ListChoice
  ) -> [Item] {
    zip(ids, FormCandidate.records(ids, of: register, in: session)).map { id, candidate in
      Item(candidate.title, detail: candidate.detail, choice: choice(id))
    }
  }

  private static func registerItems(
    _ registers: [any RegisterDescribing] = Commune.registers, in session: Session
  ) -> [Item] {
    registers.map { register in
      Item(
        session.phrases.name(of: register.key),
        detail: session.phrases.number(
          session.commune.count(of: register.key, existingOn: session.today)),
        choice: .register(register.key))
    }
  }

  private static func reportItems(in session: Session) -> [Item] {
    ReportCatalog.all.map { report in
      Item(
        report.title(session.phrases), detail: report.code,
        choice: .report(report.name))
    }
  }
}

extension [ListScreen.Item] {
  /// The rows with the name of their list before them.
  fileprivate func under(_ title: String) -> [ListScreen.Item] {
    map { item in
      var item = item
      item.title = "\(title) › \(item.title)"
      return item
    }
  }
}
