internal import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// The places where two writers met, one under the other, with a choice for each.
///
/// It decides nothing and saves nothing: whoever shows it reads the choices.
struct ClashList: Sendable {
  /// Who the two sides are.
  enum Wording: Sendable, Hashable {
    /// Mine, that is not saved yet, and theirs, that is.
    case clash
    /// What counts, and what was saved and does not.
    case review
  }

  let wording: Wording
  private(set) var rows: [ClashRow]
  private(set) var selection = 0
  /// Whether the text made of both sides is being edited.
  private(set) var isEditing = false

  init(_ rows: [ClashRow], wording: Wording = .clash) {
    self.rows = rows
    self.wording = wording
    selection = rows.firstIndex { $0.isOpen } ?? 0
  }

  var selected: ClashRow? { rows.indices.contains(selection) ? rows[selection] : nil }

  var undecided: Int { rows.count { $0.isOpen } }

  /// The same list with other rows: what was chosen stays, and the cursor stays on its place.
  func with(_ rows: [ClashRow]) -> ClashList {
    var list = self
    list.rows = rows.map { row in
      var row = row
      if let earlier = self.rows.first(where: { $0.spot == row.spot && $0.matter == row.matter }) {
        row.keepChoice(of: earlier)
      }
      return row
    }
    let current = selected?.spot
    list.selection =
      list.rows.firstIndex { $0.spot == current } ?? list.rows.firstIndex { $0.isOpen } ?? 0
    list.isEditing = isEditing && list.selected?.spot == current
    return list
  }

  // MARK: - Keys

  /// Carries out what concerns the rows alone; nil for everything else.
  mutating func perform(_ command: Command) -> Response? {
    switch command {
    case .takeTheirs where !isEditing: choose(.theirs)
    case .takeMine where !isEditing: choose(.mine)
    case .combine: beginCombining()
    case .allTheirs where !isEditing: chooseForAll(.theirs)
    case .allMine where !isEditing: chooseForAll(.mine)
    case .redo: break
    case .undo:
      // Nothing is saved here that could be undone, only chosen.
      if rows.indices.contains(selection) { rows[selection].choice = nil }
      isEditing = false
    default: return nil
    }
    return Response.none
  }

  mutating func handle(_ event: Event, typing: TypingChoice?) -> Response? {
    guard rows.indices.contains(selection) else { return nil }
    switch event {
    case .paste(let text):
      if isEditing { rows[selection].text?.insert(paste: text) }
    case .key(let key):
      if isEditing { return edit(key, typing) }
      switch key {
      case .up, .backTab, .character("k"): selection = max(0, selection - 1)
      case .down, .tab, .character("j"): selection = min(rows.count - 1, selection + 1)
      case .home, .pageUp: selection = 0
      case .end, .pageDown: selection = rows.count - 1
      case .enter: goOn()
      default: return nil
      }
    default: return nil
    }
    return Response.none
  }

  private mutating func edit(_ key: Key, _ typing: TypingChoice?) -> Response? {
    switch key {
    case .enter, .tab, .down:
      takeText()
      goOn()
    case .up, .backTab:
      takeText()
      selection = max(0, selection - 1)
    default:
      guard rows[selection].text?.handle(key, typing: typing) == true else { return nil }
    }
    return Response.none
  }

  /// Ends the editing of a text made of both sides, which is then what is to stand.
  mutating func takeText() {
    guard isEditing, rows.indices.contains(selection) else { return }
    isEditing = false
    if rows[selection].text?.text.trimmed.isEmpty == false { rows[selection].choice = .combined }
  }

  private mutating func choose(_ choice: ClashRow.Choice) {
    guard rows.indices.contains(selection), rows[selection].isDecidable else { return }
    rows[selection].choice = choice
    goOn()
  }

  private mutating func chooseForAll(_ choice: ClashRow.Choice) {
    for index in rows.indices where rows[index].isDecidable { rows[index].choice = choice }
  }

  /// On to the next row that is not decided; stays where there is none.
  private mutating func goOn() {
    let order = Array(rows.indices.dropFirst(selection + 1)) + Array(rows.indices)
    selection =
      order.first { rows[$0].isOpen } ?? selection
  }

  private mutating func beginCombining() {
    guard let row = selected, row.canBeCombined else { return }
    if row.text == nil {
      let parts = [row.theirs.value, row.mine.value].compactMap { value -> String? in
        if case .text(let text) = value { text } else { nil }
      }
      rows[selection].text = TextFieldState(parts.joined(separator: "; "))
    }
    isEditing = true
  }

  /// The text made of both sides, where it is what is to stand in a field or is being edited.
  func combinedText(of field: String) -> String? {
    let index = rows.firstIndex { $0.spot.field == field }
    guard let index, rows[index].choice == .combined || isEditing && index == selection else {
      return nil
    }
    return rows[index].text?.text
  }

  /// Goes to what is still to be decided, or to a row of which something is to be said.
  mutating func select(_ index: Int? = nil) {
    if let index {
      selection = index
      rows[index].choice = nil
    } else {
      selection = rows.firstIndex { $0.isOpen } ?? selection
    }
  }

  func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .save: session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .combine: selected?.canBeCombined == true ? nil : "obstacle.not-a-text"
    default: nil
    }
  }

  /// The line above the keys.
  func status(in session: Session) -> String {
    let phrases = session.phrases
    if isEditing { return phrases["clash.combine-hint"] }
    let name = wording == .clash ? "clash" : "review"
    if undecided == 0 { return phrases["\(name).decided"] }
    return phrases.text("\(name).undecided", phrases.number(undecided))
  }
}
