package import CommuneDomain

/// What another copy of the book brings, in words.
extension Phrases {
  /// A line on the whole, one for each register whose records are others now, and one for what is to be
  /// looked at.
  ///
  /// - Parameter isDone: Whether it was taken in, or would be.
  package func lines(of copy: TakenCopy, from source: String, isDone: Bool) -> [String] {
    guard copy.files > 0 else { return [text("merge.nothing", source)] }
    var lines = [
      text(
        isDone ? "merge.done" : "merge.would", source, number(copy.files),
        copy.authors.joined(separator: ", "))
    ]
    for register in Commune.registers {
      guard let count = copy.records[register.key] else { continue }
      lines.append(
        text(
          "merge.records", name(of: register.key), number(count.created), number(count.changed),
          number(count.removed)))
    }
    if copy.records.isEmpty { lines.append(self["merge.no-records"]) }
    if !copy.review.isEmpty { lines.append(text("merge.review", number(copy.review.count))) }
    return lines
  }
}
