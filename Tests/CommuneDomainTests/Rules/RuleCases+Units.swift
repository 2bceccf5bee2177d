import CommuneDomain
import TestSupport

extension RuleCase {
  /// Units that change, and hand-overs.
  static let units: [RuleCase] =
    successions + unitsOfSuccessions + handovers + [
      of("codeInUse", ResidenceUnit.self) {
        $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-06-30") }
      } refused: {
        $0.code = "TDP03"
        $0.validFrom = day("2026-06-30")
      } accepted: {
        $0.code = "TDP03"
        $0.validFrom = day("2026-07-01")
      },
      of("cadreAbsentWithoutReason", Meeting.self, soft: true) {
        $0.cadres = [SmallCommune.id(21): .excused]
      } accepted: {
        $0.cadres = [SmallCommune.id(21): .excused, SmallCommune.id(24): .present]
        $0.cadreReasons = [SmallCommune.id(21): "họp đột xuất ở tỉnh"]
      },
    ]

  private static let unitsOfSuccessions: [RuleCase] = [
    of("unitGap", AdministrativeUnit.self) {
      $0.add(AdministrativeUnit.self, 296) { $0.validTo = day("2026-06-30") }
      $0.add(Succession.self, 297) {
        $0.passes(from: SmallCommune.id(296), to: SmallCommune.id(99), of: .administrativeUnit)
        $0.portion = .whole
        $0.date = day("2026-07-01")
      }
    } refused: {
      $0.validFrom = day("2026-07-02")
    } accepted: {
      $0.validFrom = day("2026-07-01")
    },
    of("unitOverlap", AdministrativeUnit.self) {
      $0.add(Succession.self, 297) {
        $0.passes(from: SmallCommune.id(99), to: SmallCommune.id(296), of: .administrativeUnit)
        $0.portion = .whole
        $0.date = day("2026-07-01")
      }
    } refused: {
      $0.validTo = day("2026-07-01")
    } accepted: {
      $0.validTo = day("2026-06-30")
    },
    of("unitGap", ResidenceUnit.self) {
      $0.add(ResidenceUnit.self, 296) { $0.validTo = day("2026-06-30") }
      $0.add(Succession.self, 297) {
        $0.passes(from: SmallCommune.id(296), to: SmallCommune.id(99), of: .residenceUnit)
        $0.portion = .whole
        $0.date = day("2026-07-01")
      }
    } refused: {
      $0.validFrom = day("2026-07-02")
    } accepted: {
      $0.validFrom = day("2026-07-01")
    },
    of("unitOverlap", ResidenceUnit.self) {
      $0.add(Succession.self, 297) {
        $0.passes(from: SmallCommune.id(99), to: SmallCommune.id(296), of: .residenceUnit)
        $0.portion = .whole
        $0.date = day("2026-07-01")
      }
    } refused: {
      $0.validTo = day("2026-07-01")
    } accepted: {
      $0.validTo = day("2026-06-30")
    },
  ]

  private static let successions: [RuleCase] = [
    of("successionWholeTwice", Succession.self) {
      $0.add(Succession.self, 298) {
        $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
        $0.portion = .part
        $0.date = day("2026-07-01")
      }
    } refused: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(297), of: .residenceUnit)
      $0.portion = .whole
      $0.date = day("2026-07-01")
    } accepted: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(297), of: .residenceUnit)
      $0.portion = .part
      $0.date = day("2026-07-01")
    },
    of("successionOfItself", Succession.self) {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(3), of: .residenceUnit)
    } accepted: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
    },
    of("partialIsWhole", Succession.self) {
      $0.change = .partial
      $0.portion = .whole
    } accepted: {
      $0.change = .partial
      $0.portion = .part
    },
    of("successionTwice", Succession.self) {
      $0.add(Succession.self, 298) {
        $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
        $0.date = day("2026-07-01")
      }
    } refused: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = day("2026-07-01")
    } accepted: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = day("2026-07-02")
    },
    of("successionGap", Succession.self) {
      $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-06-30") }
    } refused: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = day("2026-07-02")
    } accepted: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = day("2026-07-01")
    },
    of("successionOverlap", Succession.self) {
      $0.change(\.residenceUnits, 3) { $0.validTo = day("2026-07-01") }
    } refused: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.portion = .whole
      $0.date = day("2026-07-01")
    } accepted: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.portion = .part
      $0.date = day("2026-07-01")
    },
    of("successorClosed", Succession.self) {
      $0.change(\.residenceUnits, 4) { $0.validTo = day("2026-06-30") }
    } refused: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = day("2026-07-01")
    } accepted: {
      $0.passes(from: SmallCommune.id(3), to: SmallCommune.id(4), of: .residenceUnit)
      $0.date = day("2026-06-30")
    },
  ]

  private static let handovers: [RuleCase] = [
    of("handoverToItself", Handover.self) {
      $0.giving = "Xã Thí Dụ"
      $0.receiving = "Xã Thí Dụ"
    } accepted: {
      $0.giving = "Xã Thí Dụ"
      $0.receiving = "Phường Minh Họa"
    },
    of("handoverDiffers", Handover.self) {
      $0.handOver(given: 12, received: 11)
    } refused: {
      $0.status = .closed
    } accepted: {
      $0.status = .delivered
    },
    of("handoverOfNothing", Handover.self) {
      $0.status = .closed
    } accepted: {
      $0.status = .prepared
    },
    of("handoverUnsigned", Handover.self) {
      $0.handOver(given: 12, received: 12)
    } refused: {
      $0.status = .closed
      $0.givenBy = "Lý Văn Giao"
    } accepted: {
      $0.status = .closed
      $0.givenBy = "Lý Văn Giao"
      $0.receivedBy = "Vũ Thị Nhận"
    },
    of("handoverInFuture", Handover.self) {
      $0.handOver(given: 12, received: 12)
    } refused: {
      $0.status = .closed
      $0.date = day("2026-11-21")
    } accepted: {
      $0.status = .closed
      $0.date = day("2026-11-20")
    },
    of("itemOfClosedHandover", HandoverItem.self) {
      $0.add(Handover.self, 297) { $0.status = .closed }
    } refused: {
      $0.handover = ID(SmallCommune.id(297))
      $0.given = 2
    } accepted: {
      $0.handover = ID(SmallCommune.id(297))
      $0.given = 2
      $0.received = 2
    },
    of("differenceWithoutNote", HandoverItem.self, soft: true) {
      $0.given = 2
      $0.received = 1
    } accepted: {
      $0.given = 2
      $0.received = 1
      $0.note = "một sổ đang in lại"
    },
  ]
}

extension SmallCommune {
  /// A line of the hand-over whose record the case is about.
  fileprivate mutating func handOver(given: Int, received: Int) {
    add(HandoverItem.self, 296) {
      $0.handover = ID(Self.id(99))
      $0.what = "Sổ hộ gia đình"
      $0.given = given
      $0.received = received
    }
  }
}
