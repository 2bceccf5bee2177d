import CommuneDomain
import Glibc

// Prints what the parts of the program take beside a peer that was run in the same process. The
// ratios are what counts; times differ from machine to machine. `soxa-bench text` prints those of
// Vietnamese text alone.

if CommandLine.arguments.dropFirst().first == "text" {
  print("the best of several rounds")
  for line in TextBench().lines() { print(line.text) }
  exit(0)
}

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 6_214
do {
  let bench = try Bench(households: count)
  defer { bench.remove() }
  print("\(count) households; the best of several rounds")
  for line in try bench.lines() { print(line.text) }
} catch {
  print("soxa-bench: \(error)")
  exit(1)
}
