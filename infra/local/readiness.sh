# shellcheck shell=bash
# Waiting, with a limit, for several starting processes at once.

declare -A ready_check=() ready_text=()
awaited=()

# await NAME CHECK TEXT: CHECK is called with NAME until it succeeds; then TEXT is shown.
await() {
  awaited+=("$1")
  ready_check["$1"]=$2
  ready_text["$1"]=$3
}

# await_ready SECONDS: until the check of each name in awaited succeeds; fails when its process dies first.
await_ready() {
  local since name pending
  since=$(now)
  while ((${#awaited[@]} > 0)); do
    pending=()
    for name in "${awaited[@]}"; do
      if "${ready_check[$name]}" "$name"; then
        step_done "$since" "${ready_text[$name]}"
      elif has_died "$name"; then
        fail "$name ended while it started" "its log tells" "read the log; 'infra/up --fresh' starts with empty data" "$data/logs/$name.log"
      else
        pending+=("$name")
      fi
    done
    awaited=("${pending[@]}")
    ((${#awaited[@]} > 0)) || break
    (($(now) - since < $1 * 1000000)) ||
      fail "${awaited[*]} not ready after $1 s" "started, but does not answer as expected" "read the logs in $data/logs" "$data/logs/${awaited[0]}.log"
    waiting_for "$since" "${awaited[*]}"
    sleep 0.1
  done
}

has_died() {
  [[ -e $data/run/$1 ]] && ! is_running "$1"
}
