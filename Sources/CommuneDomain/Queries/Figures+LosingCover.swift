extension Figures {
  /// The units that a change would leave without anybody, such as those of a cadre who moves away;
  /// asked before the change is saved (fixture F12). Units covered by nobody already are not among
  /// them.
  ///
  /// - Throws: `ChangeError` when the change does not fit the commune.
  package func losingCover(by change: Change) throws(ChangeError) -> [RecordSet] {
    var after = circumstances
    try after.commune.apply(change)
    return AssignmentLevel.allCases.compactMap { level in
      let covered = Set(covered(level).part.ids)
      let alone = after.figures.covered(level).rest.ids.filter(covered.contains)
      return alone.isEmpty ? nil : RecordSet(level.register, alone)
    }
  }
}
