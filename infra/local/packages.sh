# shellcheck shell=bash
# The programs the launcher needs, installed from the distribution where they are missing.

# require_packages PROGRAM_CHECK=PACKAGE...: PROGRAM_CHECK is a function or a command name.
require_packages() {
  local requirement missing=() since
  for requirement in "$@"; do
    is_available "${requirement%%=*}" || missing+=("${requirement#*=}")
  done
  ((${#missing[@]} > 0)) || return 0
  since=$(now)
  note "missing: ${missing[*]}"
  install_packages "${missing[@]}"
  for requirement in "$@"; do
    is_available "${requirement%%=*}" ||
      fail "${requirement#*=} was installed but cannot be used" "'${requirement%%=*}' still finds nothing" "read the log" "$data/logs/packages.log"
  done
  step_done "$since" "installed ${missing[*]}"
}

is_available() {
  if [[ $(type -t "$1") == function ]]; then
    "$1"
  else
    command -v "$1" >/dev/null
  fi
}

install_packages() {
  local command=("$root/infra/local/install-packages" "$@") todo
  todo="install them yourself: $*; or name servers that exist: DATABASE_URL, AMQP_URL, REDIS_URL"
  command -v apt-get >/dev/null || fail "programs are missing: $*" "there is no apt-get on this machine to install them with" "$todo"
  if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null || ! sudo -v; then
      fail "programs are missing: $*" "only root can install them, and sudo is missing or refused" "as root: apt-get install $*"
    fi
    command=(sudo -n "${command[@]}")
  fi
  note "installing with apt-get, log in $data/logs/packages.log"
  run_process packages "${command[@]}" ||
    fail "apt-get could not install: $*" "its log tells" "repair apt-get or the network; or $todo" "$data/logs/packages.log"
}
