internal import CommuneDomain

/// A place of the book where two writers can meet: a record, a field of it, or one entry there.
struct FieldSpot: Hashable, Sendable {
  let register: RegisterKey
  let record: RecordID
  var field: String?
  var subject: RecordID?
}

extension Clash {
  var spot: FieldSpot {
    FieldSpot(register: register, record: record, field: field, subject: subject)
  }
}

extension ReviewEntry {
  var spot: FieldSpot {
    FieldSpot(register: register, record: record, field: mark.field, subject: mark.subject)
  }
}
