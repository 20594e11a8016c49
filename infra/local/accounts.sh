# shellcheck shell=bash
# Who runs the servers, and where they keep their files. As root each server runs under its own account, which must be
# able to reach its directory; otherwise all run as the current user.

# as_account ACCOUNT: sets account_prefix, the words that run a command under that account. setpriv replaces itself by
# the command, so the recorded pid is the server's own.
as_account() {
  account_prefix=()
  [[ $EUID -ne 0 ]] || account_prefix=(setpriv --reuid="$1" --regid="$1" --init-groups --)
}

# own_directory ACCOUNT DIRECTORY
own_directory() {
  mkdir -p "$2"
  chmod 700 "$2"
  [[ $EUID -ne 0 ]] || chown "$1:" "$2"
}

# choose_servers_directory: sets servers_directory, within the data directory where that is possible.
choose_servers_directory() {
  local record="$data/servers-directory"
  if [[ -s $record && -O $(<"$record") ]]; then
    servers_directory=$(<"$record")
  elif servers_can_use "$data"; then
    servers_directory=$data/servers
  else
    servers_directory=$(mktemp -d /var/tmp/rapport-XXXXXXXX)
    printf '%s\n' "$servers_directory" >"$record"
  fi
  mkdir -p "$servers_directory"
  chmod 711 "$servers_directory"
  [[ $servers_directory == "$data/servers" ]] ||
    note "server data is in $servers_directory: the servers cannot use a path below $data ($unusable)"
}

# servers_can_use DIRECTORY: else sets unusable. RabbitMQ's scripts split paths at spaces.
servers_can_use() {
  local account
  unusable=''
  if [[ $1 =~ [^A-Za-z0-9._/+-] ]]; then
    unusable='it holds a space or another special character'
  elif [[ $EUID -eq 0 ]]; then
    for account in postgres rabbitmq redis; do
      as_account "$account"
      "${account_prefix[@]}" test -x "$1" || unusable="the account $account may not enter it"
    done
  fi
  [[ -z $unusable ]]
}
