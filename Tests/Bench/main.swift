import CommuneDomain
import Glibc
import TestSupport

// Prints what the parts of the program take beside a peer that was run on the same machine at the
// same time. The ratios are what counts; times differ from machine to machine.
//
//   soxa-bench [households]   everything, on a sample of that size
//   soxa-bench text           folding, order and search of Vietnamese text
//   soxa-bench alerts         what needs doing in the largest ward, from cold and after a save
//   soxa-bench open           opening books of several sizes
//   soxa-bench make <folder> <households> <residents>
//                             a book of that size, to keep

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch arguments.first {
  case "text":
    print("the best of several rounds")
    for line in TextBench().lines() { print(line.text) }
  case "alerts":
    print("65,000 households, 230,000 residents; the best of several rounds")
    for line in try AlertsBench().lines() { print(line.text) }
  case "open":
    let bench = try OpeningBench()
    defer { bench.remove() }
    try bench.run()
  case "make":
    guard arguments.count == 4, let households = Int(arguments[2]),
      let residents = Int(arguments[3])
    else { throw BenchError.badArguments }
    try LargeWard(households: households, residents: residents).writeBook(
      at: arguments[1], limits: .shipped, today: CalendarDate(dayNumber: 20_777))
  case "once":
    guard arguments.count == 3, let work = Once.Work(rawValue: arguments[1]) else {
      throw BenchError.badArguments
    }
    try Once.perform(work, arguments[2])
  default:
    let count = arguments.first.flatMap { Int($0) } ?? 6_214
    let bench = try Bench(households: count)
    defer { bench.remove() }
    print("\(count) households; the best of several rounds")
    for line in try bench.lines() { print(line.text) }
  }
} catch {
  print("soxa-bench: \(error)")
  exit(1)
}
