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
