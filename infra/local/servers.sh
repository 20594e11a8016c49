# shellcheck shell=bash
# PostgreSQL, RabbitMQ and Redis: the ones that DATABASE_URL, AMQP_URL and REDIS_URL name; else in containers where an
# engine answers; else private processes of this stack.

# choose_servers: sets private_servers, the ones to start, and installs what they need.
choose_servers() {
  private_servers=()
  [[ -n ${DATABASE_URL:-} ]] || private_servers+=(postgresql)
  [[ -n ${AMQP_URL:-} ]] || private_servers+=(rabbitmq)
  [[ -n ${REDIS_URL:-} ]] || private_servers+=(redis)
  [[ -z ${DATABASE_URL:-} ]] || require_answer DATABASE_URL "$DATABASE_URL" 5432
  [[ -z ${AMQP_URL:-} ]] || require_answer AMQP_URL "$AMQP_URL" 5672
  [[ -z ${REDIS_URL:-} ]] || require_answer REDIS_URL "$REDIS_URL" 6379
  in_containers=false
  if ((${#private_servers[@]} > 0)); then
    if container_engine_answers; then
      in_containers=true
    else
      require_server_packages
      choose_servers_directory
    fi
  fi
}

require_server_packages() {
  local requirements=() server
  for server in "${private_servers[@]}"; do
    case $server in
      postgresql) requirements+=(find_postgresql=postgresql) ;;
      rabbitmq) requirements+=(find_rabbitmq=rabbitmq-server) ;;
      redis) requirements+=(find_redis=redis-server) ;;
    esac
  done
  require_packages setpriv=util-linux "${requirements[@]}"
}

# begin_servers: starts them all and says which to wait for in awaited; sets their URLs.
begin_servers() {
  local server
  load_server_passwords
  for server in "${private_servers[@]}"; do
    case $server in
      postgresql)
        await postgresql postgresql_is_ready "PostgreSQL   127.0.0.1:${port[postgresql]}"
        DATABASE_URL=postgresql://rapport:$postgresql_password@127.0.0.1:${port[postgresql]}/rapport
        ;;
      rabbitmq)
        await rabbitmq rabbitmq_is_ready "RabbitMQ     127.0.0.1:${port[rabbitmq]}, management on ${port[rabbitmq-management]}"
        AMQP_URL=amqp://rapport:$rabbitmq_password@127.0.0.1:${port[rabbitmq]}/rapport
        RABBITMQ_MANAGEMENT_URL=http://rapport:$rabbitmq_password@127.0.0.1:${port[rabbitmq-management]}
        ;;
      redis)
        await redis redis_is_ready "Redis        127.0.0.1:${port[redis]}"
        REDIS_URL=redis://default:$redis_password@127.0.0.1:${port[redis]}
        ;;
    esac
  done
  derive_database_settings
  derive_management_url
  if [[ $in_containers == true ]]; then
    begin_servers_in_containers
  else
    for server in "${private_servers[@]}"; do
      case $server in
        postgresql) begin_postgresql ;;
        rabbitmq) start_rabbitmq ;;
        redis) start_redis ;;
      esac
    done
  fi
}
