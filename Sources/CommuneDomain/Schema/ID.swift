/// Names a record of one register; identifiers of different registers do not mix.
package struct ID<Record>: Hashable, Sendable {
  package let raw: RecordID

  package init(_ raw: RecordID) {
    self.raw = raw
  }
}
