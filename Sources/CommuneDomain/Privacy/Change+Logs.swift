extension Operation {
  /// Whether it adds to a register that only ever grows.
  package var isOfLog: Bool { Commune.register(register)?.isLog ?? false }
}

extension Change {
  /// The change without its entries in logs: what can be taken back.
  package var withoutLogs: Change { Change(operations.filter { !$0.isOfLog }) }

  /// Whether it erases personal data, which cannot be taken back.
  package var isFinal: Bool {
    operations.contains { operation in
      guard case .create(.accesses, _, let values) = operation else { return false }
      return values.contains {
        $0.field == "kind" && $0.value == .choice(AccessKind.erase.rawValue)
      }
    }
  }
}
