# shellcheck shell=bash
# Free ports below 32768, where the kernel's own ephemeral ports begin. A port is reserved by creating a file that only
# one process can create, so two launchers that start together never choose the same. A stack keeps its ports, also
# when its launcher was killed and left the reservations.

port_reservations=/tmp/rapport-ports

server_ports=(postgresql rabbitmq rabbitmq-management rabbitmq-distribution epmd redis)

# assign_ports NAME...: sets port[NAME].
declare -A port=()
assign_ports() {
  local name remembered
  mkdir -m 1777 "$port_reservations" 2>/dev/null || true
  # A server has bound its port long before ten minutes have passed.
  find "$port_reservations" -type f -mmin +10 -delete 2>/dev/null || true
  for name in "$@"; do
    remembered=$(sed -n "s/^$name=//p" "$data/ports" 2>/dev/null || true)
    if [[ -n $remembered ]] && reserve_port "$remembered"; then
      port[$name]=$remembered
    else
      port[$name]=$(reserve_any_port)
    fi
  done
  for name in "${!port[@]}"; do
    printf '%s=%s\n' "$name" "${port[$name]}"
  done >"$data/ports"
}

reserve_any_port() {
  local candidate attempt
  for attempt in {1..200}; do
    candidate=$((20000 + SRANDOM % 12000))
    if reserve_port "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  done
  fail "no free port found" "$attempt ports between 20000 and 31999 were taken" \
    "look at 'ss -ltn', stop what is not needed, and remove $port_reservations"
}

reserve_port() {
  local reservation=$port_reservations/$1
  (set -o noclobber && printf '%s\n' "$data" >"$reservation") 2>/dev/null ||
    [[ $(cat "$reservation" 2>/dev/null) == "$data" ]] || return 1
  ! is_listening "$1"
}

is_listening() {
  (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

release_port_reservations() {
  local number
  for number in "${port[@]}"; do
    rm -f "$port_reservations/$number"
  done
}
