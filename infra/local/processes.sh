# shellcheck shell=bash
# Starting, recording and stopping processes. Each runs in a session of its own, so Ctrl-C reaches only the launcher,
# which then stops them in order. A process is known by its pid and its start time: a recycled pid is never signalled.

# start_process NAME COMMAND...: output goes to logs/NAME.log, the pid to pids/NAME.
start_process() {
  local name=$1
  shift
  rm -f "$data/run/$name"
  setsid "$root/infra/local/recorded" "$data/run/$name" "$data/pids/$name" "$@" \
    </dev/null >"$data/logs/$name.log" 2>&1 9>&- &
  started_pid=$!
  until [[ -s $data/run/$name ]] || ! kill -0 "$started_pid" 2>/dev/null; do
    sleep 0.01
  done
}

# run_process NAME COMMAND...: the same, waits for the end and answers its status.
run_process() {
  local name=$1 status=0
  start_process "$@"
  wait "$started_pid" || status=$?
  forget_process "$name"
  return "$status"
}

# show_process NAME COMMAND...: as run_process, with its output on the screen as well as in its log.
show_process() {
  local name=$1 status=0 pid
  start_process "$@"
  pid=$started_pid
  tail --pid="$pid" --sleep-interval=0.2 --lines=+1 --follow "$data/logs/$name.log" 9>&- &
  wait "$pid" || status=$?
  wait "$!" || true
  forget_process "$name"
  return "$status"
}

# is_running NAME
is_running() {
  local pid start
  [[ -s $data/run/$1 ]] || return 1
  read -r pid start <"$data/run/$1"
  is_alive "$pid" "$start"
}

# is_alive PID START_TIME: that very process exists and is not a zombie.
is_alive() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]} != Z && ${fields[19]} == "$2" ]]
}

forget_process() {
  rm -f "$data/run/$1" "$data/pids/$1"
}

# recorded_processes PATTERN...: the names on record that match.
recorded_processes() {
  local pattern path
  for pattern in "$@"; do
    for path in "$data/run"/$pattern; do
      [[ ! -e $path ]] || basename "$path"
    done
  done
}

# signal_process SIGNAL NAME: forgets it instead when it has ended already.
signal_process() {
  local pid
  if is_running "$2"; then
    read -r pid _ <"$data/run/$2"
    kill -s "$1" "$pid" 2>/dev/null || true
  else
    forget_process "$2"
  fi
}

# await_stopped GRACE_SECONDS NAME...: kills what is left after the grace.
await_stopped() {
  local grace=$1 since name remaining left
  shift
  since=$(now)
  remaining=("$@")
  while ((${#remaining[@]} > 0)); do
    left=()
    for name in "${remaining[@]}"; do
      [[ -s $data/run/$name ]] || continue
      if is_running "$name" && (($(now) - since < grace * 1000000)); then
        left+=("$name")
      else
        end_process "$name"
        step_done "$since" "$name stopped"
      fi
    done
    remaining=("${left[@]}")
    ((${#remaining[@]} > 0)) || break
    waiting_for "$since" "${remaining[*]} to stop"
    sleep 0.1
  done
}

# end_process NAME: kills what did not stop, and the helpers that it forked: they share its group, whose number cannot
# be in other use this soon.
end_process() {
  local pid
  read -r pid _ <"$data/run/$1"
  if is_running "$1"; then
    note "$1 did not stop in time and is killed"
    kill -s KILL "$pid" 2>/dev/null || true
    sleep 0.2
  fi
  kill -s KILL -- "-$pid" 2>/dev/null || true
  forget_process "$1"
}

# at_every_end FUNCTION: calls it once when the launcher ends, be it by an error, a signal, or because nobody reads its
# output any more.
at_every_end() {
  # shellcheck disable=SC2064  # the name is known now
  trap "$1" EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap 'exit 141' PIPE
}

# let_nothing_interrupt: first in that function. A line that cannot be printed must not keep it from stopping things.
let_nothing_interrupt() {
  trap '' INT TERM HUP PIPE
  trap - EXIT
  set +e
}

# stop_everything: services first, so that they can finish their work, then the servers.
stop_everything() {
  local services name
  # apt-get is not interrupted.
  await_stopped 600 packages
  mapfile -t services < <(recorded_processes build containers 'train-*' migrate tests 'api-*' 'worker-*')
  for name in "${services[@]}"; do
    signal_process TERM "$name"
  done
  await_stopped 35 "${services[@]}"
  signal_process TERM rabbitmq
  signal_process TERM redis
  # INT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
  signal_process INT postgresql-initdb
  signal_process INT postgresql
  await_stopped 30 rabbitmq redis postgresql postgresql-initdb
  signal_process TERM epmd
  await_stopped 5 epmd
}
