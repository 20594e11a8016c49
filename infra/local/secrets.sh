# shellcheck shell=bash
# Passwords of the private servers, kept with their data, and the callers' tokens, new at every start.

random_hex() {
  od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# load_server_passwords: sets postgresql_password, rabbitmq_password and redis_password.
load_server_passwords() {
  local file=$data/passwords
  [[ -s $file ]] || (
    umask 077
    printf '%s %s %s\n' "$(random_hex 16)" "$(random_hex 16)" "$(random_hex 16)" >"$file"
  )
  read -r postgresql_password rabbitmq_password redis_password <"$file"
  write_service_passwords
}

# write_service_passwords: the files that docker-compose.yml takes too, one for each role; made from the servers'
# passwords, so that nothing more has to be kept.
write_service_passwords() {
  local name
  secrets=$data/secrets
  mkdir -p "$secrets"
  chmod 700 "$secrets"
  printf '%s\n' "$postgresql_password" >"$secrets/postgresql-password"
  printf '%s\n' "$rabbitmq_password" >"$secrets/rabbitmq-password"
  printf '%s\n' "$redis_password" >"$secrets/redis-password"
  for name in {migrate,api,worker,reader}-database {migrate,api,worker,monitor}-broker; do
    sha256_of "$name:$postgresql_password" | cut -c 1-32 >"$secrets/$name-password"
  done
}

# create_tokens: sets BE_TOKEN, OPS_TOKEN and ADMIN_TOKEN. The services get only their digests.
create_tokens() {
  BE_TOKEN=be_$(random_hex 24)
  OPS_TOKEN=ops_$(random_hex 24)
  ADMIN_TOKEN=admin_$(random_hex 24)
  tokens_file=$data/tokens
  (
    umask 077
    {
      printf '# name role sha256-of-the-token\n'
      printf 'local-backend BE %s\n' "$(sha256_of "$BE_TOKEN")"
      printf 'local-operator OPS %s\n' "$(sha256_of "$OPS_TOKEN")"
      printf 'local-owner ADMIN %s\n' "$(sha256_of "$ADMIN_TOKEN")"
    } >"$tokens_file"
  )
}

sha256_of() {
  printf '%s' "$1" | sha256sum | cut -d ' ' -f 1
}
