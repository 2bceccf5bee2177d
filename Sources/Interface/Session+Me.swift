internal import CommuneDomain

extension Session {
  /// The person who works under this account, once chosen.
  var me: RecordID? {
    settings["me"].flatMap { RecordID($0) }.flatMap { commune.people[ID($0)]?.recordID }
  }

  /// What that person is called; the account while none is chosen.
  var myName: String { me.flatMap { commune.people[ID($0)]?.name } ?? account }
}
