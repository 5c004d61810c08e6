# Reads trx files: says what each engine passed of the storage suite and of the tests over HTTP, what was skipped and why,
# and what callers noticed of the kills.
function value(name) {
  match($0, " " name "=\"[^\"]*")
  return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
}
/<UnitTestResult / {
  class[++results] = value("testName")
  sub(/\(.*/, "", class[results])
  sub(/\.[^.]*$/, "", class[results])
  outcome[results] = value("outcome")
  file[results] = FILENAME
}
/<UnitTest / { project[FILENAME] = value("storage") }
FNR == 1 { over = 0 }
/<\/Results>/ { over = 1 }
/<StdOut>/ && !over && class[results] ~ /ChaosTests$/ { told = 1; sub(/.*<StdOut>/, "") }
told { line = $0; sub(/<\/StdOut>.*/, "", line); print line }
/<\/StdOut>/ { told = 0 }
/<Message>/ && outcome[results] == "NotExecuted" {
  reason = $0
  gsub(/.*<Message>|<\/Message>.*/, "", reason)
  skipped[reason]++
}
END {
  for (i = 1; i <= results; i++)
    if (project[file[i]] ~ /api\.postgres\.tests\.dll$/) overHttp[class[i]] = 1
  for (i = 1; i <= results; i++) {
    engine = ""
    if (match(class[i], /\.(Sqlite|Postgres|SqlServer|Citus)LedgerTests$/))
      engine = substr(class[i], RSTART + 1, RLENGTH - 12) ", storage"
    else if (project[file[i]] ~ /api\.postgres\.tests\.dll$/) engine = "Postgres, HTTP"
    else if (class[i] in overHttp || class[i] ~ /\.Sqlite\.[^.]*$/) engine = "Sqlite, HTTP"
    if (engine != "") count[engine, outcome[i]]++
  }
  n = split("Sqlite, storage;Sqlite, HTTP;Postgres, storage;Postgres, HTTP;SqlServer, storage;Citus, storage", names, ";")
  for (i = 1; i <= n; i++)
    printf "%-20s %4d passed, %d failed, %d skipped\n", names[i] ":",
      count[names[i], "Passed"], count[names[i], "Failed"], count[names[i], "NotExecuted"]
  for (reason in skipped) printf "%d skipped: %s\n", skipped[reason], reason
}
