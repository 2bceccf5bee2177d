package import CommuneDomain
package import Localization
package import ResourceFiles

/// What is shipped under `Resources`, read from the source tree.
extension ResourceFiles {
  package static var source: ResourceFiles {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return ResourceFiles(directory: "/\(root)/Resources")
  }
}

extension Phrases {
  /// The Vietnamese words that are shipped.
  package static var vietnamese: Phrases {
    get throws { try Read.vietnamese.get() }
  }

  /// The English words that are shipped.
  package static var english: Phrases {
    get throws { try Read.english.get() }
  }
}

extension LimitTable {
  /// The constants and days off that are shipped.
  package static var shipped: LimitTable {
    get throws { try Read.limits.get() }
  }
}

/// Read once for all tests: there are thousands of words.
private enum Read {
  static let vietnamese = Result { try ResourceFiles.source.phrases(.vietnamese) }
  static let english = Result { try ResourceFiles.source.phrases(.english) }
  static let limits = Result { try ResourceFiles.source.limits() }
}
