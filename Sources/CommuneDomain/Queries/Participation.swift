/// How many attended out of those who should have, over the meetings where this was recorded.
package struct Participation: Hashable, Sendable {
  package let present: Int
  package let required: Int
  /// The meetings counted.
  package let recorded: RecordSet
  /// Meetings that took place without their attendance being recorded; they lower no rate.
  package let unrecorded: RecordSet

  init(present: Int, required: Int, recorded: RecordSet, unrecorded: RecordSet) {
    self.present = present
    self.required = required
    self.recorded = recorded
    self.unrecorded = unrecorded
  }

  package init(_ meetings: some Sequence<Meeting>) {
    var present = 0
    var required = 0
    var recorded: [RecordID] = []
    var unrecorded: [RecordID] = []
    for meeting in meetings {
      guard meeting.isAttendanceRecorded, let expected = meeting.expected else {
        unrecorded.append(meeting.recordID)
        continue
      }
      present += meeting.count(.present)
      required += expected
      recorded.append(meeting.recordID)
    }
    self.present = present
    self.required = required
    self.recorded = RecordSet(.meetings, recorded)
    self.unrecorded = RecordSet(.meetings, unrecorded)
  }
}

extension Meeting {
  /// How many should have attended: as entered, else as many as were recorded in any way.
  package var expected: Int? {
    if let required { return required }
    guard isAttendanceRecorded else { return nil }
    return count(.present) + count(.excused) + count(.unexcused)
  }
}
