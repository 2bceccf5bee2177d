package import CommuneDomain
package import Localization
package import Terminal
internal import VietnameseText

/// What every screen may look at: the book, the words, the day. Nothing reads a global.
package struct Session: Sendable {
  package var commune: Commune
  package var identity: BookIdentity
  package var phrases: Phrases
  package var limits: LimitTable
  package var today: CalendarDate
  package var size: Size
  /// Nil while changes can be saved; otherwise the sentence that says why not.
  package var readOnlyReason: String?
  /// Values that were overridden unseen and that nobody has looked at yet.
  package var review: [ReviewEntry]
  /// What is out of order in the book's files, in sentences: damage, lines that wait, clocks.
  package var remarks: [String] = []
  /// Those that were looked at since the program began: undoing puts them back.
  private var settled: [ReviewEntry] = []
  /// Forms that were left or interrupted before they were saved.
  package var drafts: [Draft]
  /// What the persistent fields of each register held when a record was last saved.
  package var carried: [RegisterKey: [FieldAssignment]] = [:]
  /// The record of each register that was saved last.
  package var lastEntered: [RegisterKey: RecordID] = [:]
  /// Choices kept between sessions, such as a table's columns.
  package var settings: [String: String]
  /// The newest seal of the book, for the foot of reports.
  package var seal: BookSeal?
  /// Whether an input method outside makes letters, and typing here stays off for that.
  var isTypingAside = false
  /// The byte that the terminal sends for Backspace, as far as it is known.
  package var backspaceCode: UInt8?
  /// The account that works here, as the log of accesses names it.
  package var account = ""
  /// The same as the journals name it, with this machine's station: `st01-lan`. Who works at two machines
  /// is told which of them wrote.
  package var author: String?
  /// Records with personal data that were opened since the program began.
  var viewed: Set<RecordID> = []
  /// Entries of the log of accesses that go with the next save.
  var unwritten: [AccessEntry] = []
  package let makeID: @Sendable () -> RecordID

  package init(
    commune: Commune, identity: BookIdentity, phrases: Phrases, limits: LimitTable,
    today: CalendarDate, size: Size, readOnlyReason: String? = nil, review: [ReviewEntry] = [],
    drafts: [Draft] = [],
    settings: [String: String] = [:], makeID: @escaping @Sendable () -> RecordID
  ) {
    self.commune = commune
    self.identity = identity
    self.phrases = phrases
    self.limits = limits
    self.today = today
    self.size = size
    self.readOnlyReason = readOnlyReason
    self.review = review
    self.drafts = drafts
    self.settings = settings
    self.makeID = makeID
  }

  /// Takes off the review list what a change settles, and puts back what it unsettles.
  mutating func followReview(_ change: Change) {
    for case .settle(let register, let record, let mark, let isSettled) in change.operations {
      func isMeant(_ entry: ReviewEntry) -> Bool {
        entry.register == register && entry.record == record && entry.mark == mark
      }
      if isSettled {
        settled += review.filter(isMeant)
        review.removeAll(where: isMeant)
      } else if !review.contains(where: isMeant) {
        review += settled.filter(isMeant).suffix(1)
        settled.removeAll(where: isMeant)
      }
    }
  }

  /// What records were called that others removed while the program ran.
  private var removedTitles: [RecordID: String] = [:]

  /// Remembers the titles of the records that others are about to remove.
  mutating func rememberRemoved(by change: Change) {
    for case .remove(let register, let id, _) in change.operations.prefix(1_000) {
      removedTitles[id] = phrases.title(of: id, in: register, of: commune)
    }
  }

  /// What the screens call a record, also one that was removed meanwhile; nil when it was never seen.
  func lastTitle(of id: RecordID, in register: RegisterKey) -> String? {
    phrases.title(of: id, in: register, of: commune) ?? removedTitles[id]
  }

  package var circumstances: Circumstances {
    Circumstances(commune: commune, limits: limits, today: today)
  }

  /// What the screens call a record; its identifier when it is gone.
  func title(of id: RecordID, in register: RegisterKey) -> String {
    phrases.title(of: id, in: register, of: commune) ?? id.description
  }

  func title(of record: any Entity) -> String {
    phrases.title(of: record, in: commune)
  }

  /// What needs doing, as far as the book was followed.
  package private(set) var todo = TodoList()
  /// The figures of this month, as far as the book was followed.
  package private(set) var month = FollowedMonth()

  /// Follows what has changed in the book since the last time.
  mutating func followBook() {
    let circumstances = circumstances
    todo.follow(circumstances)
    month.follow(circumstances)
  }

  /// The draft of a record, or of a new record of a register.
  func draft(of record: RecordID?, in register: RegisterKey) -> Draft? {
    drafts.last { draft in
      draft.register == register && !draft.isOfAttendance
        && (record.map { $0 == draft.record && !draft.isNew } ?? draft.isNew)
    }
  }

  /// The records of a register by folded name, to find likely duplicates.
  func nameIndex(of register: RegisterKey, field: String) -> [String: [RecordID]] {
    var index: [String: [RecordID]] = [:]
    for id in commune.ids(in: register) {
      guard let record = commune.record(id, in: register),
        case .text(let name) = record.value(of: field)
      else { continue }
      index[name.folded, default: []].append(id)
    }
    return index
  }
}
