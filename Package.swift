// swift-tools-version: 6.2
import PackageDescription

/// What every target of the project is compiled with.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .treatAllWarnings(as: .error),  // SE-0480
]

let package = Package(
  name: "SoXa",
  products: [
    .executable(name: "soxa", targets: ["soxa"]),
    .executable(name: "soxa-bench", targets: ["SoXaBench"]),
    .executable(name: "soxa-faults", targets: ["SoXaFaults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    // Vietnamese letters: folding, order, width, names. Knows nothing else, not even Foundation.
    .target(name: "VietnameseText", swiftSettings: house),

    // The registers, their rules and the figures. No screen, file, language or clock.
    .target(name: "CommuneDomain", dependencies: ["VietnameseText"], swiftSettings: house),

    // Words, dates and numbers in the user's language; what is typed as values.
    .target(
      name: "Localization", dependencies: ["CommuneDomain", "VietnameseText"],
      swiftSettings: house),

    // What a customer may edit: phrases and the dated table of limits, read from `Resources`.
    .target(
      name: "ResourceFiles", dependencies: ["CommuneDomain", "Localization"],
      swiftSettings: house),

    // Journals and snapshots: the commune's book as JSON files.
    .target(
      name: "JSONStore",
      dependencies: ["CommuneDomain", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),

    // Figures as documents; documents as text, CSV and JSON.
    .target(
      name: "Reports", dependencies: ["CommuneDomain", "Localization", "VietnameseText"],
      swiftSettings: house),

    // Phường Minh Họa, an invented commune of any size, the same for the same seed.
    .target(
      name: "SampleCommune", dependencies: ["CommuneDomain", "VietnameseText"],
      swiftSettings: house),

    // Frames of glyphs, widgets, events. No entity, no curses.
    .target(name: "Terminal", dependencies: ["VietnameseText"], swiftSettings: house),

    // The screens.
    .target(
      name: "Interface",
      dependencies: ["Terminal", "CommuneDomain", "Reports", "Localization", "VietnameseText"],
      swiftSettings: house),

    // ncurses as the system has it.
    .systemLibrary(name: "CNcurses"),

    // Puts the terminal back after a fatal signal.
    .target(name: "CTerminalGuard"),

    // The only module that touches ncurses.
    .target(
      name: "CursesTerminal",
      dependencies: ["Terminal", "CNcurses", "CTerminalGuard", "VietnameseText"],
      swiftSettings: house),

    // Arguments, environment, clock, effects: the only place where everything meets.
    .executableTarget(
      name: "soxa",
      dependencies: [
        "Interface", "JSONStore", "CursesTerminal", "SampleCommune", "Reports", "Localization",
        "CommuneDomain", "Terminal", "VietnameseText", "ResourceFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("../../Resources")],
      swiftSettings: house),

    // Builders, golden files and random communes that the tests share.
    .target(
      name: "TestSupport",
      dependencies: [
        "CommuneDomain", "Terminal", "Localization", "ResourceFiles", "SampleCommune",
      ],
      path: "Tests/TestSupport", swiftSettings: house),
    // What the parts take beside a peer: `swift run -c release soxa-bench`.
    .executableTarget(
      name: "SoXaBench",
      dependencies: [
        "Interface", "JSONStore", "SampleCommune", "ResourceFiles", "Localization",
        "CommuneDomain", "Terminal", "VietnameseText", "TestSupport",
      ],
      path: "Tests/Bench", swiftSettings: house),
    // Programs that are killed while they write: `swift run -c release soxa-faults campaign`.
    .executableTarget(
      name: "SoXaFaults", dependencies: ["JSONStore", "CommuneDomain"], path: "Tests/Faults",
      swiftSettings: house),
    .testTarget(
      name: "VietnameseTextTests", dependencies: ["VietnameseText", "TestSupport"],
      exclude: ["icu"], swiftSettings: house),
    .testTarget(
      name: "CommuneDomainTests",
      dependencies: ["CommuneDomain", "VietnameseText", "SampleCommune", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "LocalizationTests",
      dependencies: [
        "Localization", "ResourceFiles", "CommuneDomain", "VietnameseText", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "JSONStoreTests",
      dependencies: [
        "JSONStore", "CommuneDomain", "SampleCommune", "TestSupport", "SoXaFaults", "SoXaBench",
        "soxa",
      ],
      exclude: ["Books"], swiftSettings: house),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "CommuneDomain", "Localization", "SampleCommune", "TestSupport"],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(
      name: "SampleCommuneTests",
      dependencies: ["SampleCommune", "CommuneDomain", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "VietnameseText", "TestSupport"],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(
      name: "InterfaceTests",
      dependencies: [
        "Interface", "Terminal", "CommuneDomain", "Reports", "Localization", "SampleCommune",
        "TestSupport", "VietnameseText",
      ],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["soxa", "CommuneDomain", "Localization", "Terminal", "TestSupport"],
      swiftSettings: house),
  ]
)
