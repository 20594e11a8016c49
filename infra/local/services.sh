# shellcheck shell=bash
# The services: schema and topology first, then api-service and scoring-worker processes.

# set_service_environment: what both services take. RAPPORT_ settings of the caller are inherited.
set_service_environment() {
  service_environment=(
    RAPPORT_DATABASE_URL="$database_url"
    RAPPORT_DATABASE_USERNAME="$database_username"
    RAPPORT_DATABASE_PASSWORD="$database_password"
    RAPPORT_BROKER_URI="$AMQP_URL"
    RAPPORT_CACHE_URI="$REDIS_URL"
    RAPPORT_SECURITY_TOKENS_FILE="$tokens_file"
    SERVER_ADDRESS=127.0.0.1
  )
  derive_management_settings
}

migrate() {
  local since
  since=$(now)
  waiting_for "$since" 'schema and topology'
  run_process migrate env "${service_environment[@]}" "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$api_jar" migrate ||
    fail "schema and topology could not be applied" "the migration ended with an error" "read the log; 'infra/up --fresh' starts with empty data" "$data/logs/migrate.log"
  step_done "$since" 'schema and topology are up to date'
}

# begin_services APIS WORKERS
begin_services() {
  local number name
  for ((number = 1; number <= $1; number++)); do
    name=api-$number
    await "$name" api_is_healthy "$name        http://127.0.0.1:${port[$name]}"
    start_process "$name" env "${service_environment[@]}" "${management_settings[@]}" SERVER_PORT="${port[$name]}" \
      MANAGEMENT_SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_PORT="${port[$name-management]}" "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$api_jar"
  done
  for ((number = 1; number <= $2; number++)); do
    name=worker-$number
    await "$name" worker_is_healthy "$name     http://127.0.0.1:${port[$name-management]}/actuator"
    start_process "$name" env "${service_environment[@]}" SERVER_PORT="${port[$name-management]}" \
      "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$worker_jar"
  done
}

# service_ports APIS WORKERS: the names of the ports they need.
service_ports() {
  local number
  for ((number = 1; number <= $1; number++)); do
    printf '%s\n' "api-$number" "api-$number-management"
  done
  for ((number = 1; number <= $2; number++)); do
    printf '%s\n' "worker-$number-management"
  done
}

api_is_healthy() {
  answers_status "$1" "http://127.0.0.1:${port[$1]}/v1/health" ok
}

worker_is_healthy() {
  answers_status "$1" "http://127.0.0.1:${port[$1-management]}/actuator/health" UP
}

# answers_status NAME URL STATUS
answers_status() {
  last_answer["$1"]=$(curl --silent --max-time 3 "$2") || return 1
  [[ $(jq --raw-output .status <<<"${last_answer["$1"]}" 2>/dev/null) == "$3" ]]
}
