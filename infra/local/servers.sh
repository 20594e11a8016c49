# shellcheck shell=bash
# PostgreSQL, RabbitMQ and Redis: the ones that DATABASE_URL, AMQP_URL and REDIS_URL name; else in containers where an
# engine answers; else private processes of this stack.

# choose_servers: sets private_servers, the ones to start, in_containers, and server_requirements, what they need.
choose_servers() {
  local server
  private_servers=()
  [[ -n ${DATABASE_URL:-} ]] || private_servers+=(postgresql)
  [[ -n ${AMQP_URL:-} ]] || private_servers+=(rabbitmq)
  [[ -n ${REDIS_URL:-} ]] || private_servers+=(redis)
  [[ -z ${DATABASE_URL:-} ]] || require_answer DATABASE_URL "$DATABASE_URL" 5432
  [[ -z ${AMQP_URL:-} ]] || require_answer AMQP_URL "$AMQP_URL" 5672
  [[ -z ${REDIS_URL:-} ]] || require_answer REDIS_URL "$REDIS_URL" 6379
  in_containers=false server_requirements=()
  ((${#private_servers[@]} > 0)) || return 0
  if container_engine_answers; then
    in_containers=true
    return
  fi
  for server in "${private_servers[@]}"; do
    case $server in
      postgresql) server_requirements+=(find_postgresql=postgresql) ;;
      rabbitmq) server_requirements+=(find_rabbitmq=rabbitmq-server) ;;
      redis) server_requirements+=(find_redis=redis-server) ;;
    esac
  done
}

# begin_servers: starts them all and awaits them; sets the URLs.
begin_servers() {
  load_server_passwords
  set_server_urls
  if [[ $in_containers == true ]]; then
    begin_servers_in_containers
  elif ((${#private_servers[@]} > 0)); then
    begin_servers_as_processes
  fi
}

# set_server_urls: of the private servers; what a caller gave stays.
set_server_urls() {
  local address=127.0.0.1
  : "${DATABASE_URL:=postgresql://rapport:$postgresql_password@$address:${port[postgresql]}/rapport}"
  if [[ -z ${AMQP_URL:-} ]]; then
    AMQP_URL=amqp://rapport:$rabbitmq_password@$address:${port[rabbitmq]}/rapport
    RABBITMQ_MANAGEMENT_URL=http://rapport:$rabbitmq_password@$address:${port[rabbitmq-management]}
  fi
  : "${REDIS_URL:=redis://default:$redis_password@$address:${port[redis]}}"
  derive_database_settings
  derive_management_url
}

begin_servers_as_processes() {
  local server
  choose_servers_directory
  for server in "${private_servers[@]}"; do
    case $server in
      postgresql)
        begin_postgresql
        await postgresql postgresql_is_ready "PostgreSQL   127.0.0.1:${port[postgresql]}"
        ;;
      rabbitmq)
        start_rabbitmq
        await rabbitmq rabbitmq_is_ready "RabbitMQ     127.0.0.1:${port[rabbitmq]}, management on ${port[rabbitmq-management]}"
        ;;
      redis)
        start_redis
        await redis redis_is_ready "Redis        127.0.0.1:${port[redis]}"
        ;;
    esac
  done
}
