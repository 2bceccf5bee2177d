internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

extension UnitChangeScreen {
  /// A line that tells what follows, or what is wrong.
  struct Told: Sendable {
    let text: String
    var isTrouble = false
    /// What Enter opens.
    var records: RecordSet?
  }

  /// What is in the way first, then what will happen.
  func told(in session: Session) -> [Told] {
    let phrases = session.phrases
    var lines = plan.problems.map { problem in
      Told(
        text: phrases.text("unit-change.\(problem.name)", words(of: problem, in: session)),
        isTrouble: true)
    }
    lines += plan.clashes.map { clash in
      Told(
        text: phrases.text(
          "units.clash", clash.name,
          name(of: clash.moved, in: clash.register, session),
          name(of: clash.other, in: clash.register, session)), isTrouble: true)
    }
    lines += plan.issues.map {
      Told(text: phrases.sentence(for: $0, in: session.commune), isTrouble: true)
    }
    lines += plan.moved.map { set in
      Told(
        text: phrases.text(
          "units.moves", phrases.count(set.count, of: set.register)), records: set)
    }
    let staying = plan.items.filter { $0.place == .stays }.count
    if staying > 0 {
      lines.append(Told(text: phrases.text("units.stays", phrases.number(staying))))
    }
    lines += plan.ended.map { set in
      Told(
        text: phrases.text("units.ends", phrases.count(set.count, of: set.register)), records: set)
    }
    if !plan.closed.isEmpty, let day = unitChange(in: session).date {
      lines.append(
        Told(
          text: phrases.text(
            "units.closes",
            plan.closed.map { session.title(of: $0, in: register) }.joined(separator: ", "),
            phrases.date(day.adding(days: -1))), records: RecordSet(register, plan.closed)))
    }
    return lines
  }

  private func words(of problem: UnitChangePlan.Problem, in session: Session) -> [String] {
    problem.arguments.map { argument in
      switch argument {
      case .integer(let number): session.phrases.number(number)
      case .date(let date): session.phrases.date(date)
      case .record(let register, let id): session.title(of: id, in: register)
      case .text(let text): text
      default: ""
      }
    }
  }

  func words(for place: UnitChange.Place?, in session: Session) -> String {
    switch place {
    case nil: session.phrases["units.where"]
    case .stays: session.phrases["units.stay"]
    case .successor(let index):
      successors.indices.contains(index) ? name(of: index, in: session) : ""
    }
  }

  /// Code and name, also of a unit that is still to be made.
  private func name(of id: RecordID, in register: RegisterKey, _ session: Session) -> String {
    let known = session.commune.codeAndName(of: id, in: register)
    guard known.isEmpty, let place = plan.successors.firstIndex(of: id),
      successors.indices.contains(place)
    else { return known }
    return [successors[place].code.text, successors[place].name.text].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private func name(of successor: Int, in session: Session) -> String {
    let typed = successors[successor]
    if let existing = typed.existing { return session.title(of: existing, in: register) }
    return typed.name.text.isEmpty
      ? session.phrases.text("units.nth", session.phrases.number(successor + 1)) : typed.name.text
  }

  // MARK: - Painting

  package func draw(in frame: inout Frame, body: Rect, session: Session) {
    frame.rule(row: body.row)
    let area = body.rows - 1
    let told = told(in: session)
    let labelWidth = min(22, body.columns * 2 / 5)
    var list = list
    list.clamp(count: rows.count, page: area)
    for index in list.visible(count: rows.count, page: area) {
      let row = body.row + 1 + index - list.top
      let isSelected = index == list.selection
      frame.write(isSelected ? "▸" : " ", at: Position(row: row, column: 0))
      if isSelected { frame.cursor = Position(row: row, column: 0) }
      let width = max(0, body.columns - labelWidth - 4)
      let place = Position(row: row, column: labelWidth + 3)
      if case .told(let line) = rows[index] {
        guard told.indices.contains(line) else { continue }
        let style: Style = told[line].isTrouble ? .warning : isSelected ? .selected : .muted
        frame.write(
          (told[line].isTrouble ? "! " : "· ") + told[line].text, at: Position(row: row, column: 2),
          style: style, width: body.columns - 3)
        continue
      }
      frame.write(
        label(of: rows[index], in: session), at: Position(row: row, column: 2),
        style: isSelected ? .plain : .muted, width: labelWidth)
      if let field = text(of: rows[index]) {
        let view = field.view(width: width)
        frame.write(view.text, at: place, style: isSelected ? .fieldFocused : .field, width: width)
        if isSelected {
          frame.cursor = Position(
            row: row, column: labelWidth + 3 + min(view.cursor, max(0, width - 1)))
        }
      } else {
        frame.write(
          value(of: rows[index], in: session), at: place, style: style(of: rows[index], isSelected),
          width: width)
      }
    }
  }

  private func text(of row: Row) -> TextFieldState? {
    switch row {
    case .date: date
    case .legalBasis: legalBasis
    case .code(let place): successors[place].code
    case .name(let place): successors[place].name
    case .clash(let id): names[id] ?? TextFieldState()
    default: nil
    }
  }

  private func style(of row: Row, _ isSelected: Bool) -> Style {
    if case .item(let id) = row, plan.items.first(where: { $0.id == id })?.place == nil {
      return .warning
    }
    return isSelected ? .selected : .plain
  }

  private func label(of row: Row, in session: Session) -> String {
    let phrases = session.phrases
    switch row {
    case .form: return phrases.label(.successions, "change")
    case .date: return phrases.label(.successions, "date")
    case .legalBasis: return phrases.label(.successions, "legal-basis")
    case .predecessor(let place): return place == 0 ? phrases["units.old"] : ""
    case .addPredecessor: return predecessors.isEmpty ? phrases["units.old"] : ""
    case .joined: return phrases["units.joined"]
    case .code(let place):
      return phrases.text("units.code", successors.count > 1 ? phrases.number(place + 1) : "")
        .trimmed
    case .name(let place):
      return phrases.text("units.name", successors.count > 1 ? phrases.number(place + 1) : "")
        .trimmed
    case .addSuccessor: return ""
    case .item(let id):
      guard let item = plan.items.first(where: { $0.id == id }) else { return "" }
      return session.title(of: id, in: item.register)
    case .clash(let id):
      guard let clash = clashing.first(where: { $0.moved == id }) else { return "" }
      return phrases.text("units.rename", session.title(of: id, in: clash.register))
    case .told: return ""
    }
  }

  private func value(of row: Row, in session: Session) -> String {
    let phrases = session.phrases
    switch row {
    case .form: return "◂ \(phrases.choice(.successions, "change", form.rawValue)) ▸"
    case .predecessor(let place):
      let old = predecessors[place]
      let portion = phrases.choice(.successions, "portion", old.portion.rawValue)
      return "\(session.commune.codeAndName(of: old.unit, in: register)) · \(portion)"
    case .addPredecessor: return "+ " + phrases["units.add-old"]
    case .joined(let place): return name(of: place, in: session)
    case .addSuccessor: return "+ " + phrases["units.add-new"]
    case .item(let id):
      return "→ " + words(for: plan.items.first { $0.id == id }?.place, in: session)
    default: return ""
    }
  }
}
