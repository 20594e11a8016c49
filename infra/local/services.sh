# shellcheck shell=bash
# The services: schema and topology first, then api-service and scoring-worker processes.

# service_environment ROLE: sets environment, what a service takes as migrate, api or worker. On private servers each has
# a role of its own. RAPPORT_ settings of the caller are inherited.
service_environment() {
  local username=$database_username password=$database_password broker=$AMQP_URL
  if is_private postgresql; then
    username=rapport_$1 password=$(<"$secrets/$1-database-password")
  fi
  if is_private rabbitmq; then
    broker=amqp://rapport-$1:$(<"$secrets/$1-broker-password")@${AMQP_URL#*@}
  fi
  environment=(
    RAPPORT_DATABASE_URL="$database_url"
    RAPPORT_DATABASE_USERNAME="$username"
    RAPPORT_DATABASE_PASSWORD="$password"
    RAPPORT_BROKER_URI="$broker"
    RAPPORT_CACHE_URI="$REDIS_URL"
    RAPPORT_SECURITY_TOKENS_FILE="$tokens_file"
    SERVER_ADDRESS=127.0.0.1
  )
}

is_private() {
  [[ " ${private_servers[*]} " == *" $1 "* ]]
}

migrate() {
  local since
  since=$(now)
  waiting_for "$since" 'schema and topology'
  service_environment migrate
  run_process migrate env "${environment[@]}" "$JAVA_HOME/bin/java" "${java_options[@]}" -jar "$api_jar" migrate ||
    fail "schema and topology could not be applied" "the migration ended with an error" "read the log; 'infra/up --fresh' starts with empty data" "$data/logs/migrate.log"
  step_done "$since" 'schema and topology are up to date'
}

# begin_services APIS WORKERS
begin_services() {
  local number name
  service_environment api
  choose_start "$api_jar"
  for ((number = 1; number <= $1; number++)); do
    name=api-$number
    await "$name" api_is_healthy "$name        http://127.0.0.1:${port[$name]}"
    start_process "$name" env "${environment[@]}" SERVER_PORT="${port[$name]}" \
      MANAGEMENT_SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_PORT="${port[$name-management]}" "$JAVA_HOME/bin/java" "${java_options[@]}" "${quickest[@]}"
  done
  service_environment worker
  choose_start "$worker_jar"
  for ((number = 1; number <= $2; number++)); do
    name=worker-$number
    await "$name" worker_is_healthy "$name     http://127.0.0.1:${port[$name-management]}/actuator"
    start_process "$name" env "${environment[@]}" SERVER_PORT="${port[$name-management]}" \
      "$JAVA_HOME/bin/java" "${java_options[@]}" "${quickest[@]}"
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
