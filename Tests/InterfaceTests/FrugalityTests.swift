import CommuneDomain
import Terminal
import TestSupport
import Testing

@testable import Interface

/// What a key costs, counted rather than timed.
@Suite struct FrugalityTests {
  @Test(arguments: ["<Down>", "<Up>"])
  func movingByOneRowPaintsFewBytes(key: String) throws {
    for register in ["2", "3", "5", "6", "7", "8", "9"] {
      var walk = try Walk.throughSample(households: 600)
      try walk.type(register + "<Down*3>")
      let before = walk.app.view()
      try walk.type(key)
      let diff = FrameDiff(from: before, to: walk.app.view())
      #expect(!diff.runs.isEmpty)
      #expect(diff.estimatedBytes <= 150, "register \(register)")
    }
  }

  @Test func nothingIsPaintedWhenNothingChanges() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<Down>")
    let before = walk.app.view()
    try walk.type("<Wake>")
    #expect(FrameDiff(from: before, to: walk.app.view()).runs.isEmpty)
  }

  @Test func movingWorksOutNoRowsAgain() throws {
    var walk = try Walk.throughSample()
    try walk.type("6")
    let before = try rows(of: walk)
    try walk.type("<Down*5><PageDown><End>")
    #expect(try rows(of: walk) == before)
  }

  /// Where the rows of the table on top lie in memory.
  private func rows(of walk: Walk) throws -> UnsafePointer<RecordID>? {
    let table = try #require(walk.app.screens.last as? TableScreen)
    return table.rows.withUnsafeBufferPointer(\.baseAddress)
  }

  @Test func aScreenBelowIsUpToDateWhenItIsSeenAgain() throws {
    var walk = try Walk.throughSample()
    try walk.type("6<F7>H900001<Enter>Nguyễn Thị Bắc<F2>")
    #expect(walk.saved.count == 1)
    try walk.type("<Esc>")
    #expect(walk.shows("401"))
  }
}
