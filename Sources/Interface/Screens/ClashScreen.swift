package import CommuneDomain
internal import Localization
package import Terminal

/// Both sides of the places where two writers met, for changes that were made without a form and
/// for values that do not count.
package struct ClashScreen: Screen {
  private enum Purpose: Sendable {
    /// A change that was not written.
    case change(Change)
    /// Values that were written and do not count.
    case review([ReviewEntry])
  }

  private var purpose: Purpose
  private var list: ClashList
  private let title: [String]
  private var seenRevision: Int
  /// Whether it was said that leaving gives up a text that was made of both sides.
  private var isWarned = false

  /// What is to become of a change of which nothing was written.
  init(of change: Change, _ clashes: [Clash], in session: Session) {
    purpose = .change(change)
    list = ClashList([ClashRow](clashes, in: session))
    title = [session.phrases["clash.title"]]
    seenRevision = session.commune.revision
  }

  /// What is to become of values that do not count.
  init(of entries: [ReviewEntry], in session: Session) {
    purpose = .review(entries)
    list = ClashList(entries.map { ClashRow($0, in: session.commune) }, wording: .review)
    title = [
      session.phrases["review.title"],
      entries.first.map { session.name(of: $0) } ?? "",
    ]
    seenRevision = session.commune.revision
  }

  package var kind: ScreenKind { .clashes }
  package var isTyping: Bool { list.isEditing }

  package func heading(in session: Session) -> Heading {
    Heading(
      title,
      right: session.phrases.text("clash.count", session.phrases.number(list.rows.count)))
  }

  package func status(in session: Session) -> String { list.status(in: session) }

  package func obstacle(to command: Command, in session: Session) -> String? {
    list.obstacle(to: command, in: session)
  }

  /// What is changed in a record while it is asked whether it is removed all the same is shown too.
  package mutating func take(_ arrival: Arrival, in session: Session) -> Response {
    let phrases = session.phrases
    list = list.with(
      list.rows.map { row in
        guard row.matter == .removal, case .change = purpose else { return row }
        var row = row
        for case .set(row.spot.register, row.spot.record, let field, let old, let new)
          in arrival.change.operations
        {
          var spot = row.spot
          spot.field = field
          row.details.append(
            phrases.text(
              "operation.set", phrases.label(of: spot, in: session.commune),
              phrases.text(of: old, at: spot, in: session.commune),
              phrases.text(of: new, at: spot, in: session.commune)))
          row.theirs.author = arrival.authors.first
        }
        return row
      })
    return .none
  }

  package func meaning(of command: Command) -> Command {
    guard case .review = purpose else { return command }
    return switch command {
    case .takeTheirs: .keepCounting
    case .takeMine: .takeOther
    case .allTheirs: .allCounting
    case .allMine: .allOther
    default: command
    }
  }

  package mutating func refresh(in session: Session) {
    switch purpose {
    case .change:
      guard seenRevision != session.commune.revision else { return }
      list = list.with(
        list.rows.map { row in
          var row = row
          row.theirs.value = session.commune.value(at: row.spot)
          return row
        })
    case .review(let entries):
      let left = entries.filter { entry in
        session.review.contains { $0.mark == entry.mark && $0.record == entry.record }
      }
      guard seenRevision != session.commune.revision || left.count != entries.count else { return }
      purpose = .review(left)
      list = list.with(left.map { ClashRow($0, in: session.commune) })
    }
    seenRevision = session.commune.revision
  }

  // MARK: - Keys

  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .save: return save(in: session)
    case .back where list.isEditing:
      list.takeText()
      return Response.none
    case .back, .quit, .home:
      list.takeText()
      // Nothing keeps such a text but this screen.
      if !isWarned, list.rows.contains(where: { $0.choice == .combined }) {
        isWarned = true
        return .say(session.phrases["clash.text-unsaved"], .warning)
      }
      return command == .back ? Response(navigation: .close(nil)) : nil
    default: return list.perform(command)
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    list.handle(event, typing: session.typing)
  }

  private mutating func save(in session: Session) -> Response {
    isWarned = false
    list.takeText()
    let phrases = session.phrases
    let change: Change
    do {
      switch purpose {
      case .change(let wanted):
        guard list.undecided == 0 else {
          list.select()
          return .say(
            phrases.text("clash.still-undecided", phrases.number(list.undecided)), .warning)
        }
        change = try wanted.decided(by: list.rows, in: session)
      case .review(let entries): change = try entries.decided(by: list.rows, in: session)
      }
    } catch {
      return refuse(error, in: session)
    }
    guard change.isEmpty else { return .effect(.save(change)) }
    if case .review = purpose { return .say(phrases["review.nothing-chosen"], .warning) }
    return Response(
      navigation: .close(nil), message: Message(text: phrases["clash.left-out"], tone: .plain))
  }

  /// Goes to the text that is no value, and says why not.
  private mutating func refuse(_ error: InputError, in session: Session) -> Response {
    let index = list.rows.firstIndex { row in
      guard row.choice == .combined else { return false }
      do {
        _ = try row.combinedValue(in: session)
        return false
      } catch {
        return true
      }
    }
    guard let index else { return .none }
    list.select(index)
    let spot = list.rows[index].spot
    return .say(
      session.phrases.sentence(for: error, field: spot.field ?? "", register: spot.register), .error
    )
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved(let change) = outcome else { return .none }
    let phrase =
      switch purpose {
      case .change: "message.changed-many"
      case .review: "review.settled"
      }
    let count =
      switch purpose {
      case .change: change.operations.count
      case .review: change.operations.count { if case .settle = $0 { true } else { false } }
      }
    return Response(
      navigation: .close(nil),
      message: Message(
        text: session.phrases.text(phrase, session.phrases.number(count)), tone: .good))
  }

  package mutating func meet(_ clashes: [Clash], in session: inout Session) -> Response? {
    guard case .change = purpose else {
      refresh(in: session)
      return .say(session.phrases.sentence(for: clashes, in: session), .warning)
    }
    list = list.with([ClashRow](clashes, in: session))
    return .say(session.phrases["clash.again"], .warning)
  }

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    list.draw(
      in: &frame,
      Rect(row: body.row + 1, column: 0, rows: body.rows - 1, columns: body.columns), session)
  }
}
