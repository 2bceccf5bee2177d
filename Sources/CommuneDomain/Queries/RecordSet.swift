/// The records that a figure counts, so that whoever reads the figure can open them.
package struct RecordSet: Hashable, Sendable {
  package let register: RegisterKey
  package let ids: [RecordID]

  package init(_ register: RegisterKey, _ ids: [RecordID]) {
    self.register = register
    self.ids = ids
  }

  package var count: Int { ids.count }
  package var isEmpty: Bool { ids.isEmpty }
}

/// Some records out of a whole, such as the groups that met out of all groups.
package struct Share: Hashable, Sendable {
  package let part: RecordSet
  package let whole: RecordSet

  package init(_ part: RecordSet, of whole: RecordSet) {
    self.part = part
    self.whole = whole
  }

  /// What the part leaves over.
  package var rest: RecordSet {
    let part = Set(part.ids)
    return RecordSet(whole.register, whole.ids.filter { !part.contains($0) })
  }
}
