# shellcheck shell=bash
# A private Redis: a cache, so it keeps nothing on disk.

find_redis() {
  command -v redis-server >/dev/null && command -v redis-cli >/dev/null
}

start_redis() {
  local directory=$servers_directory/redis
  as_account redis
  own_directory redis "$directory"
  {
    printf 'bind 127.0.0.1\nport %s\nrequirepass %s\ndir %s\n' "${port[redis]}" "$redis_password" "$directory"
    printf 'daemonize no\nsave ""\nappendonly no\nmaxmemory 256mb\nmaxmemory-policy allkeys-lru\n'
  } >"$directory/redis.conf"
  chmod 600 "$directory/redis.conf"
  [[ $EUID -ne 0 ]] || chown redis: "$directory/redis.conf"
  start_process redis "${account_prefix[@]}" redis-server "$directory/redis.conf"
}

redis_is_ready() {
  [[ $(REDISCLI_AUTH=$redis_password timeout 2 redis-cli -h 127.0.0.1 -p "${port[redis]}" ping 2>/dev/null) == PONG ]]
}
