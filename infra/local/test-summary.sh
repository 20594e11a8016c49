# shellcheck shell=bash
# The closing lines of infra/test.

# summarise_tests SINCE STATUS: counts the reports that this run wrote.
summarise_tests() {
  local kind reports
  heading 'Summary'
  if [[ -e $data/tests-began ]]; then
    for kind in surefire failsafe; do
      mapfile -t reports < <(find "$root" -path "*/target/$kind-reports/TEST-*.xml" -newer "$data/tests-began")
      ((${#reports[@]} == 0)) || count_reports "$kind" "${reports[@]}"
    done
    rm -f "$data/tests-began"
  fi
  if (($2 == 0)); then
    note "${green}green${plain} after $(seconds_since "$1")"
  else
    note "${red}not green${plain} (exit $2) after $(seconds_since "$1"); logs in $data/logs"
  fi
}

# count_reports KIND REPORT...: adds up the attributes of the testsuite elements.
count_reports() {
  local kind=$1
  shift
  grep --no-filename --only-matching --extended-regexp '^<testsuite [^>]*>' "$@" | awk -v kind="$kind" -v files="$#" '
    function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { tests += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
    END { printf "  %-12s %d tests in %d classes, %d failed, %d skipped\n", (kind == "surefire" ? "unit" : "integration"), tests, files, failed, skipped }'
}
