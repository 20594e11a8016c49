# shellcheck shell=bash
# The directory of one stack: its data, logs, pids and stack.env. One launcher works in it at a time.

# open_data_directory DIRECTORY: sets data, an absolute path, and creates what is missing.
open_data_directory() {
  mkdir -p "$1" || fail "cannot create the data directory $1" "mkdir was refused" "choose another one with --data DIR"
  data=$(cd "$1" && pwd -P)
  if [[ ! -e $data/.rapport && -n $(ls -A "$data") && $data != "$root/.local" ]]; then
    fail "$data is not a data directory of Rapport" "it already holds other files" "choose a new or an empty directory with --data DIR"
  fi
  [[ -O $data ]] || fail "$data belongs to $(stat -c %U "$data")" "a stack runs under the account that created it" "run as that user, or choose another directory with --data DIR"
  touch "$data/.rapport"
  mkdir -p "$data"/{run,pids,logs}
  chmod 711 "$data"
  chmod 700 "$data"/{run,logs}
}

# The lock ends with the launcher, however it dies; file descriptor 9 is not passed to what it starts.
try_lock() {
  exec 9<>"$data/lock"
  flock --wait "$1" 9
}

# lock_data_directory: for a launcher that starts things. Stops what a killed launcher left behind.
lock_data_directory() {
  local leftovers
  try_lock 3 || fail "another launcher is at work in $data" "its process is $(<"$data/launcher")" \
    "wait for it, stop it with Ctrl-C or 'infra/down', or use another directory with --data DIR"
  printf '%s\n' "$$" >"$data/launcher"
  mapfile -t leftovers < <(running_processes)
  if ((${#leftovers[@]} == 0)); then
    rm -f "$data"/{detached,stack.env}
    return
  fi
  [[ ! -e $data/detached ]] || fail "this stack is already running" "it was started with --detach: ${leftovers[*]}" \
    "use it (see $data/stack.env), stop it with 'infra/down', or start a second one with --data DIR"
  heading "A launcher was killed here; stopping what it left behind: ${leftovers[*]}"
  stop_everything
  rm -f "$data/stack.env"
}

running_processes() {
  local name
  while read -r name; do
    ! is_running "$name" || printf '%s\n' "$name"
  done < <(recorded_processes '*')
}

# wipe_data_directory: everything but the lock. Only names that this launcher creates are removed.
wipe_data_directory() {
  [[ ! -s $data/servers-directory || ! -O $(<"$data/servers-directory") ]] || rm -rf "$(<"$data/servers-directory")"
  rm -rf "$data"/{servers,servers-directory,logs,ports,passwords,secrets,tokens,stack.env,detached,rabbitmqctl}
  mkdir -m 700 "$data/logs"
}
