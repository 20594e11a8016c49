# shellcheck shell=bash
# stack.env: where everything is, for people and programs. Shell syntax.

# write_stack_file APIS WORKERS: sets API_URLS and MANAGEMENT_URLS too.
write_stack_file() {
  local number name file=$data/stack.env api_urls=() management_urls=()
  for ((number = 1; number <= $1; number++)); do
    api_urls+=("http://127.0.0.1:${port[api-$number]}")
    management_urls+=("http://127.0.0.1:${port[api-$number-management]}")
  done
  for ((number = 1; number <= $2; number++)); do
    management_urls+=("http://127.0.0.1:${port[worker-$number-management]}")
  done
  API_URLS=$(joined "${api_urls[@]}")
  MANAGEMENT_URLS=$(joined "${management_urls[@]}")
  (
    umask 077
    for name in API_URLS MANAGEMENT_URLS "${server_urls[@]}" BE_TOKEN OPS_TOKEN ADMIN_TOKEN; do
      printf '%s=%s\n' "$name" "$(quoted_where_needed "${!name}")"
    done >"$file"
  )
}

server_urls=(DATABASE_URL JDBC_URL AMQP_URL RABBITMQ_MANAGEMENT_URL REDIS_URL)

joined() {
  local IFS=,
  printf '%s' "$*"
}

quoted_where_needed() {
  if [[ $1 =~ ^[A-Za-z0-9_.:/@,%?=+-]*$ ]]; then
    printf '%s' "$1"
  else
    printf "'%s'" "${1//\'/\'\\\'\'}"
  fi
}
