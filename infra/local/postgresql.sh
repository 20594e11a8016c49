# shellcheck shell=bash
# A private PostgreSQL: own data directory, own port on loopback, no Unix socket, password required.

# find_postgresql: sets postgresql_bin to the newest installation.
find_postgresql() {
  local directory
  postgresql_bin=''
  for directory in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(dirname "$(command -v postgres || true)")" | sort -V); do
    [[ ! -x $directory/initdb || ! -x $directory/postgres || ! -x $directory/psql ]] || postgresql_bin=$directory
  done
  [[ -n $postgresql_bin ]]
}

# begin_postgresql: starts the server, or first the creation of its data directory.
begin_postgresql() {
  postgresql_directory=$servers_directory/postgresql
  as_account postgres
  own_directory postgres "$postgresql_directory"
  if [[ -s $postgresql_directory/created ]]; then
    start_postgresql
    return
  fi
  rm -rf "$postgresql_directory/data"
  (umask 077 && printf '%s\n' "$postgresql_password" >"$postgresql_directory/password")
  [[ $EUID -ne 0 ]] || chown postgres: "$postgresql_directory/password"
  start_process postgresql-initdb "${account_prefix[@]}" "$postgresql_bin/initdb" --pgdata "$postgresql_directory/data" \
    --username rapport --pwfile "$postgresql_directory/password" --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 \
    --data-checksums
}

start_postgresql() {
  as_account postgres
  cp "$root/infra/local/postgresql.conf" "$postgresql_directory/postgresql.conf"
  chmod 644 "$postgresql_directory/postgresql.conf"
  start_process postgresql "${account_prefix[@]}" "$postgresql_bin/postgres" -D "$postgresql_directory/data" \
    -c config_file="$postgresql_directory/postgresql.conf" -c port="${port[postgresql]}"
}

# postgresql_is_ready: also takes it from one stage of its start to the next.
postgresql_is_ready() {
  if [[ -s $data/run/postgresql-initdb ]]; then
    ! is_running postgresql-initdb || return 1
    forget_process postgresql-initdb
    rm -f "$postgresql_directory/password"
    [[ -s $postgresql_directory/data/global/pg_control ]] ||
      fail "PostgreSQL's data directory could not be created" "initdb ended with an error" "read the log" "$data/logs/postgresql-initdb.log"
    date >"$postgresql_directory/created"
    start_postgresql
  fi
  [[ $(postgresql_query postgres "SELECT count(*) FROM pg_database WHERE datname = 'rapport'") =~ ^[01]$ ]] || return 1
  [[ $(postgresql_query postgres "SELECT 1 FROM pg_database WHERE datname = 'rapport'") == 1 ]] ||
    postgresql_query postgres "CREATE DATABASE rapport" >/dev/null
  create_database_roles
}

create_database_roles() {
  PATH=$postgresql_bin:$PATH PGHOST=127.0.0.1 PGPORT=${port[postgresql]} PGUSER=rapport PGPASSWORD=$postgresql_password \
    PGDATABASE=rapport RAPPORT_SECRETS=$secrets "$root/infra/postgres/create-roles" "$root/infra/postgres/roles.sql" \
    >"$data/logs/database-roles.log" 2>&1 ||
    fail "the roles of the database could not be created" "infra/postgres/roles.sql ended with an error" "read the log" "$data/logs/database-roles.log"
}

# postgresql_query DATABASE SQL
postgresql_query() {
  PGPASSWORD=$postgresql_password PGCONNECT_TIMEOUT=2 timeout 10 "$postgresql_bin/psql" --no-psqlrc --quiet --tuples-only \
    --no-align --host 127.0.0.1 --port "${port[postgresql]}" --username rapport --dbname "$1" --command "$2" 2>/dev/null
}
