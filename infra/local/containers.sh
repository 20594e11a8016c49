# shellcheck shell=bash
# The three servers in containers, from docker-compose.yml, with ports of this stack on loopback.

container_engine_answers() {
  command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1
}

# begin_servers_in_containers: docker compose ends when their health checks pass.
begin_servers_in_containers() {
  date >"$data/in-containers"
  start_process containers env RAPPORT_SECRETS="$secrets" RAPPORT_POSTGRESQL_PORT="${port[postgresql]}" \
    RAPPORT_RABBITMQ_PORT="${port[rabbitmq]}" RAPPORT_RABBITMQ_MANAGEMENT_PORT="${port[rabbitmq-management]}" \
    RAPPORT_REDIS_PORT="${port[redis]}" \
    docker compose --project-name "$(compose_project)" --file "$root/docker-compose.yml" \
    --file "$root/infra/docker/servers-on-loopback.yml" up --detach --wait "${private_servers[@]}"
  await_end containers "containers   ${private_servers[*]}"
  ready_check["containers"]=containers_are_ready
}

# containers_are_ready: the database's roles come with its container.
containers_are_ready() {
  has_ended_well "$1" || return 1
  ! is_private rabbitmq || create_broker_users
}

# One project per data directory, so that two stacks do not meet.
compose_project() {
  printf 'rapport-%s' "$(printf '%s' "$data" | sha256sum | cut -c 1-10)"
}

# stop_containers: also called without a running stack, so it reads nothing but the data directory.
stop_containers() {
  [[ -e $data/in-containers ]] || return 0
  docker compose --project-name "$(compose_project)" stop --timeout 30 >>"$data/logs/containers.log" 2>&1 9>&- ||
    note "docker compose could not stop the project $(compose_project), see $data/logs/containers.log"
}

wipe_containers() {
  [[ -e $data/in-containers ]] || return 0
  docker compose --project-name "$(compose_project)" down --volumes >>"$data/logs/containers.log" 2>&1 9>&-
  rm -f "$data/in-containers"
}
