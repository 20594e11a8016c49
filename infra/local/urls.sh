# shellcheck shell=bash
# From the URLs people give and read to the settings the services take.

# derive_database_settings: from DATABASE_URL (libpq form) sets JDBC_URL and what the services take.
derive_database_settings() {
  local user_info host database query
  [[ $DATABASE_URL =~ ^postgres(ql)?://(([^@/?]*)@)?([^/?@]*)(/([^?]*))?(\?(.*))?$ ]] ||
    fail "DATABASE_URL is not understood" "it does not look like postgresql://user:password@host:port/database" "correct or unset DATABASE_URL"
  user_info=${BASH_REMATCH[3]} host=${BASH_REMATCH[4]} database=${BASH_REMATCH[6]} query=${BASH_REMATCH[8]}
  [[ -n $host && $host != *%2F* && $query != *host=* ]] ||
    fail "DATABASE_URL names no TCP host" "the JDBC driver cannot use Unix sockets" "give a URL with a host, such as postgresql://user:password@localhost:5432/rapport"
  database_username=$(percent_decoded "${user_info%%:*}")
  database_username=${database_username:-${PGUSER:-$(id -un)}}
  database_password=${PGPASSWORD:-}
  [[ $user_info != *:* ]] || database_password=$(percent_decoded "${user_info#*:}")
  database_url="jdbc:postgresql://$host/${database:-$(percent_encoded "$database_username")}${query:+?$query}"
  JDBC_URL="$database_url$([[ -n $query ]] && echo '&' || echo '?')user=$(percent_encoded "$database_username")"
  [[ -z $database_password ]] || JDBC_URL+="&password=$(percent_encoded "$database_password")"
}

percent_decoded() {
  printf '%b' "${1//%/\\x}"
}

percent_encoded() {
  jq --raw-output --null-input --arg text "$1" '$text | @uri'
}

# derive_management_url: the usual port beside AMQP_URL, unless RABBITMQ_MANAGEMENT_URL is given.
derive_management_url() {
  [[ $AMQP_URL =~ ^amqps?://(([^@/]*)@)?([^/:@]+)(:[0-9]+)?(/.*)?$ ]] ||
    fail "AMQP_URL is not understood" "it does not look like amqp://user:password@host:port/vhost" "correct or unset AMQP_URL"
  management_is_known=$([[ -n ${RABBITMQ_MANAGEMENT_URL:-} ]] && echo true || echo false)
  RABBITMQ_MANAGEMENT_URL=${RABBITMQ_MANAGEMENT_URL:-http://${BASH_REMATCH[2]:-guest:guest}@${BASH_REMATCH[3]}:15672}
}

# derive_management_settings: what the api-service takes, from a RABBITMQ_MANAGEMENT_URL that is more than a guess.
derive_management_settings() {
  management_settings=()
  [[ $management_is_known == true && $RABBITMQ_MANAGEMENT_URL =~ ^(https?://)(([^@/:]*):([^@/]*)@)?([^/@]+) ]] || return 0
  management_settings=(
    RAPPORT_OPERATIONS_MANAGEMENTURL="${BASH_REMATCH[1]}${BASH_REMATCH[5]}"
    RAPPORT_OPERATIONS_MANAGEMENTUSERNAME="$(percent_decoded "${BASH_REMATCH[3]:-guest}")"
    RAPPORT_OPERATIONS_MANAGEMENTPASSWORD="$(percent_decoded "${BASH_REMATCH[4]:-guest}")"
  )
}

# require_answer NAME URL DEFAULT_PORT: something listens where the URL points.
require_answer() {
  local address host number
  address=${2#*://}
  address=${address%%[/?]*}
  address=${address##*@}
  host=${address%:*} number=${address##*:}
  [[ $address == *:* ]] || number=$3
  timeout 3 bash -c ": >/dev/tcp/$host/$number" 2>/dev/null ||
    fail "nothing answers at $host:$number" "$1 points there" "start that server, or unset $1 to have a private one started"
}
