import CommuneDomain
import JSONStore
import Localization

/// What the store says, in sentences.
extension Phrases {
  func sentence(for error: StoreError, in commune: Commune = Commune()) -> String {
    switch error {
    case .notABook(let path): text("store.error.not-a-book", path)
    case .bookExists(let path): text("store.error.book-exists", path)
    case .folderNotEmpty(let path): text("store.error.folder-not-empty", path)
    case .newerFormat(let path, let format):
      text("store.error.newer-format", path, String(format))
    case .lockedBy(let holder): text("store.error.locked-by", account(of: holder, isFirst: true))
    case .clashes(let clashes):
      clashes.first.map { sentence(for: $0, in: commune) }
        ?? self["store.error.change-does-not-fit"]
    case .networkDisk(_, let kind): text("store.read-only.network-disk", kind)
    case .notACopy(let path): text("store.error.not-a-copy", path)
    case .anotherBook(let path): text("store.error.another-book", path)
    case .spoiltBackup(let path, let member): text("store.error.spoilt-backup", path, member)
    case .readOnly(let reason): text("store.error.read-only", sentence(for: reason))
    case .diskFull(let path): text("store.error.disk-full", path)
    case .noPermission(let path): text("store.error.no-permission", path)
    case .readOnlyDisk(let path): text("store.error.read-only-disk", path)
    case .inputOutput(let path, 2, _): text("store.error.missing-file", path)
    case .inputOutput(let path, let code, let operation):
      text("store.error.input-output", path, operation, String(code))
    case .damaged(let file, let line, let register, let record, let field, let problem):
      damage(file, line, register, record, field, problem)
    case .changeDoesNotFit: self["store.error.change-does-not-fit"]
    case .lineTooLong(let register, let record):
      text(
        "store.error.line-too-long",
        title(of: record, in: register, of: commune) ?? oneName(of: register))
    }
  }

  /// The account of an author such as `st01-lan`; "somebody else" where he is not known.
  private func account(of author: String, isFirst: Bool = false) -> String {
    let account = author.split(separator: "-").dropFirst().joined(separator: "-")
    if !account.isEmpty { return account }
    let other = self["writer.other"]
    return isFirst ? other.prefix(1).uppercased() + other.dropFirst() : other
  }

  /// Why nothing can be saved.
  func sentence(for reason: ReadOnlyReason) -> String {
    switch reason {
    case .requested: self["store.read-only.requested"]
    case .anotherInstance: self["store.read-only.another-instance"]
    case .networkDisk(let kind): text("store.read-only.network-disk", kind)
    case .newerFormat(let format): text("store.read-only.newer-format", String(format))
    case .noPermission: self["store.read-only.no-permission"]
    case .identityLost: self["store.read-only.identity-lost"]
    case .readOnlyDisk: self["store.read-only.read-only-disk"]
    case .diskFailed(let error): text("store.read-only.disk-failed", sentence(for: error))
    case .closed: self["store.read-only.closed"]
    }
  }

  /// What was put into a file, or was found to be whole in it.
  func words(for backup: BookBackup.Summary, isCheck: Bool = false) -> String {
    text(
      isCheck ? "backup.good" : "backup.made", number(backup.lines), number(backup.files),
      number(backup.bytes), backup.path)
  }

  /// What opening found out of order; register files that were all made anew are one sentence.
  func sentences(for remarks: [StoreRemark]) -> [String] {
    let rebuilt = remarks.filter { if case .snapshotRebuilt = $0 { true } else { false } }
    guard rebuilt.count > 3 else { return remarks.map { sentence(for: $0) } }
    return remarks.filter { !rebuilt.contains($0) && $0 != .snapshotListRebuilt }
      .map { sentence(for: $0) }
      + [text("store.remark.snapshots-rebuilt", number(rebuilt.count))]
  }

  /// What opening found out of order.
  func sentence(for remark: StoreRemark) -> String {
    switch remark {
    case .tornTail(let file, let bytes, _):
      text("store.remark.torn-tail", file, number(bytes))
    case .snapshotRebuilt(let register):
      text("store.remark.snapshot-rebuilt", name(of: register))
    case .snapshotListRebuilt: self["store.remark.snapshot-list-rebuilt"]
    case .handEdited(let file, nil): text("store.remark.hand-edited", file)
    case .handEdited(let file, let kept?):
      text(
        "store.remark.hand-edited.kept", file,
        String(file.dropFirst("registers/".count).dropLast(".json".count)), kept)
    case .badLine(let file, let line, let problem):
      text("store.remark.bad-line", file, String(line), words(for: problem))
    case .damageBehind(let file, let line):
      text("store.remark.damage-behind", file, String(line))
    case .journalIncomplete(let author): text("store.remark.journal-incomplete", author)
    case .copyTakenIn(let file, let kept): text("store.remark.copy-taken-in", file, kept)
    case .copiesWait(let count): text("store.remark.copies-wait", number(count))
    case .openToAll(let path): text("store.remark.open-to-all", path)
    case .branched(let author): text("store.remark.branched", author)
    case .held(let held):
      text(
        "store.remark.held", number(held.count), held.author,
        date(DayClock.day(milliseconds: held.milliseconds)))
    case .clockBehind(let minutes): text("store.remark.clock-behind", number(minutes))
    case .changePassedOver(let author, let number, _):
      text("store.remark.change-passed-over", author, String(number))
    }
  }

  /// Where a change meets one that somebody else saved meanwhile.
  func sentence(for clash: Clash, in commune: Commune) -> String {
    let name =
      oneName(of: clash.register) + " "
      + (title(of: clash.record, in: clash.register, of: commune) ?? clash.record.description)
    let field = clash.field.map { label(clash.register, $0) } ?? ""
    let author = account(of: clash.author ?? "")
    switch clash.kind {
    case .field, .changedSince:
      return text("store.error.clash", name, field, author)
    case .removed: return text("store.error.clash.removed", name, author)
    case .taken(let holder):
      return text(
        "store.error.clash.taken", name, field,
        title(of: holder, in: clash.register, of: commune) ?? holder.description)
    }
  }

  private func damage(
    _ file: String, _ line: Int, _ register: RegisterKey?, _ record: String?, _ field: String?,
    _ problem: Problem
  ) -> String {
    guard let register, let record else {
      return text("store.error.damaged", file, String(line), words(for: problem))
    }
    return text(
      "store.error.damaged.field", file, String(line), oneName(of: register), record,
      field.map { label(register, $0) } ?? "", words(for: problem))
  }

  func words(for problem: Problem) -> String {
    switch problem {
    case .unexpected: self["store.problem.unexpected"]
    case .notUTF8: self["store.problem.not-utf8"]
    case .controlCharacter: self["store.problem.control-character"]
    case .badNumber: self["store.problem.bad-number"]
    case .badIdentifier: self["store.problem.bad-identifier"]
    case .badDate: self["store.problem.bad-date"]
    case .wrongValue: self["store.problem.wrong-value"]
    case .duplicateKey(let key): text("store.problem.duplicate-key", key)
    case .unknownKey(let key): text("store.problem.unknown-key", key)
    case .unknownRegister(let key): text("store.problem.unknown-register", key)
    case .missingKey(let key): text("store.problem.missing-key", key)
    case .tooDeep: self["store.problem.too-deep"]
    case .tooLong: self["store.problem.too-long"]
    case .trailingText: self["store.problem.trailing-text"]
    case .outOfOrder: self["store.problem.out-of-order"]
    case .wrongDigest: self["store.problem.wrong-digest"]
    case .brokenChain: self["store.problem.broken-chain"]
    case .newerVersion(let version): text("store.problem.newer-version", String(version))
    }
  }
}
