# shellcheck shell=bash
# Waiting, with a limit, for several starting processes at once.

declare -A ready_check=() ready_text=() ending_pid=() last_answer=()
awaited=()

# await NAME CHECK TEXT: CHECK is called with NAME until it succeeds; then TEXT is shown.
await() {
  awaited+=("$1")
  ready_check["$1"]=$2
  ready_text["$1"]=$3
}

# await_end NAME TEXT: of the process started last, which has to end well.
await_end() {
  ending_pid["$1"]=$started_pid
  await "$1" has_ended_well "$2"
}

has_ended_well() {
  ! is_running "$1" || return 1
  wait "${ending_pid[$1]}" || fail "$1 failed" "it ended with status $?" "read the log" "$data/logs/$1.log"
  forget_process "$1"
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
      fail "${awaited[*]} not ready after $1 s" "the last answer of ${awaited[0]} was: ${last_answer[${awaited[0]}]:-none}" "read the logs in $data/logs" "$data/logs/${awaited[0]}.log"
    waiting_for "$since" "${awaited[*]}"
    sleep 0.1
  done
}

# Whoever has to end is judged by has_ended_well alone.
has_died() {
  [[ -z ${ending_pid[$1]:-} && -e $data/run/$1 ]] && ! is_running "$1"
}
