# shellcheck shell=bash
# A private RabbitMQ with its management UI: own node, own epmd, own ports on loopback, own user; no guest.

# find_rabbitmq: sets rabbitmq_bin, the directory of the server's own scripts. The wrappers on the PATH use the
# machine-wide configuration and refuse every user but root and rabbitmq.
find_rabbitmq() {
  local directory
  rabbitmq_bin=''
  for directory in /usr/lib/rabbitmq/lib/*/sbin /opt/rabbitmq*/sbin "$(dirname "$(readlink -f "$(command -v rabbitmq-server || true)")")"; do
    [[ ! -x $directory/rabbitmq-server || ! -r $directory/rabbitmq-env ]] || rabbitmq_bin=$directory
  done
  [[ -n $rabbitmq_bin ]] && command -v erl >/dev/null && command -v epmd >/dev/null
}

start_rabbitmq() {
  rabbitmq_directory=$servers_directory/rabbitmq
  as_account rabbitmq
  own_directory rabbitmq "$rabbitmq_directory"
  write_rabbitmq_configuration
  write_rabbitmqctl
  # The node would start an epmd that outlives it.
  start_process epmd "${account_prefix[@]}" env -i PATH="$PATH" epmd -port "${port[epmd]}" -address 127.0.0.1
  # RUNNING_UNDER_SYSTEMD makes the script become the Erlang VM instead of staying its parent.
  start_process rabbitmq "${account_prefix[@]}" env -i PATH="$PATH" LANG=C.UTF-8 RUNNING_UNDER_SYSTEMD=1 \
    "${rabbitmq_environment[@]}" "$rabbitmq_bin/rabbitmq-server"
}

write_rabbitmq_configuration() {
  {
    cat "$root/infra/rabbitmq/rabbitmq.conf"
    printf '\nlisteners.tcp.1 = 127.0.0.1:%s\n' "${port[rabbitmq]}"
    printf 'management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = %s\n' "${port[rabbitmq-management]}"
    printf 'default_user = rapport\ndefault_pass = %s\ndefault_vhost = rapport\n' "$rabbitmq_password"
    printf 'default_user_tags.administrator = true\n'
  } >"$rabbitmq_directory/rabbitmq.conf"
  cp "$root/infra/rabbitmq/enabled_plugins" "$rabbitmq_directory/enabled_plugins"
  if [[ ! -s $rabbitmq_directory/.erlang.cookie ]]; then
    random_hex 20 >"$rabbitmq_directory/.erlang.cookie"
    chmod 400 "$rabbitmq_directory/.erlang.cookie"
  fi
  [[ $EUID -ne 0 ]] || chown rabbitmq: "$rabbitmq_directory"/{rabbitmq.conf,enabled_plugins,.erlang.cookie}
  chmod 600 "$rabbitmq_directory"/{rabbitmq.conf,enabled_plugins}
  rabbitmq_environment=(
    HOME="$rabbitmq_directory"
    ERL_EPMD_PORT="${port[epmd]}"
    ERL_EPMD_ADDRESS=127.0.0.1
    RABBITMQ_NODENAME=rapport@localhost
    RABBITMQ_DIST_PORT="${port[rabbitmq-distribution]}"
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
    RABBITMQ_CONF_ENV_FILE="$rabbitmq_directory/rabbitmq-env.conf"
    RABBITMQ_CONFIG_FILE="$rabbitmq_directory/rabbitmq.conf"
    RABBITMQ_ADVANCED_CONFIG_FILE="$rabbitmq_directory/advanced.config"
    RABBITMQ_GENERATED_CONFIG_DIR="$rabbitmq_directory/generated"
    RABBITMQ_ENABLED_PLUGINS_FILE="$rabbitmq_directory/enabled_plugins"
    RABBITMQ_MNESIA_BASE="$rabbitmq_directory/data"
    RABBITMQ_LOG_BASE="$rabbitmq_directory"
    RABBITMQ_LOGS=-
  )
}

# write_rabbitmqctl: rabbitmqctl for this node, which the machine's own one does not find.
write_rabbitmqctl() {
  {
    printf '#!/bin/sh\nexec'
    printf ' %q' "${account_prefix[@]}" env -i PATH="$PATH" LANG=C.UTF-8 "${rabbitmq_environment[@]}" "$rabbitmq_bin/rabbitmqctl"
    printf ' "$@"\n'
  } >"$data/rabbitmqctl"
  chmod 700 "$data/rabbitmqctl"
}

rabbitmq_is_ready() {
  management_get "$RABBITMQ_MANAGEMENT_URL" "/api/health/checks/port-listener/${port[rabbitmq]}" >/dev/null || return 1
  create_broker_users
}

create_broker_users() {
  RABBITMQ_MANAGEMENT_URL=http://127.0.0.1:${port[rabbitmq-management]} RABBITMQ_VHOST=rapport RAPPORT_SECRETS=$secrets \
    "$root/infra/rabbitmq/create-users" >"$data/logs/broker-users.log" 2>&1 ||
    fail "the users of the broker could not be created" "infra/rabbitmq/create-users ended with an error" "read the log" "$data/logs/broker-users.log"
}

# management_get URL_WITH_CREDENTIALS PATH: the credentials stay out of the process list.
management_get() {
  curl --silent --fail --max-time 2 --config <(printf 'url = "%s%s"\n' "$1" "$2")
}
