# shellcheck shell=bash
# What can be checked without running it: the scripts and the description of the containers.

check_statically() {
  local since
  heading 'Scripts and container files'
  since=$(now)
  check_scripts
  step_done "$since" 'shellcheck'
  since=$(now)
  check_images_are_pinned
  check_compose_file
  step_done "$since" 'container files'
  since=$(now)
  check_kubernetes
  step_done "$since" 'Kubernetes manifests'
}

# check_scripts: infra/up reads every file of infra/local, so each is seen once with the variables it shares.
check_scripts() {
  local scripts
  mapfile -t scripts < <(grep --recursive --files-with-matches --extended-regexp --max-count=1 --exclude-dir=target \
    --exclude-dir=node_modules --exclude=up '^#!.*bash$' "$root/infra" "$root/.ci")
  (cd "$root" && shellcheck --external-sources --check-sourced infra/up && shellcheck --external-sources "${scripts[@]}") ||
    fail "shellcheck found faults" "they are listed above" "correct them"
}

# check_images_are_pinned: every image has an exact version, so that a build means the same tomorrow.
check_images_are_pinned() {
  local loose
  loose=$(grep --with-filename --line-number --extended-regexp '^[[:space:]]*(image:|FROM)[[:space:]]' \
    "$root/docker-compose.yml" "$root"/infra/docker/*.{yml,Dockerfile} |
    grep --invert-match --extended-regexp '(image:|FROM)[[:space:]]+(rapport/|build|[a-z0-9./-]+:v?[0-9]+\.[0-9]+[A-Za-z0-9._-]*)' || true)
  [[ -z $loose ]] || fail "an image is not pinned to an exact version" "$loose" "give it a tag such as 17.6"
}

check_compose_file() {
  local reader
  if docker compose version >/dev/null 2>&1; then
    docker compose --file "$root/docker-compose.yml" --file "$root/infra/docker/servers-on-loopback.yml" config --quiet ||
      fail "docker compose refuses docker-compose.yml" "its message is above" "correct the file"
  fi
  while read -r reader; do
    [[ -e $root/$reader ]] || fail "docker-compose.yml names $reader" "there is no such file" "correct the name"
  done < <(sed -n -E 's/^[[:space:]]*(dockerfile|file): (\.\/)?([^$[:space:]]+)$/\3/p; s/^[[:space:]]*- \.\/([^:]+):.*/\1/p' "$root/docker-compose.yml")
}

# check_kubernetes: what the manifests say is tested by KubernetesTest; that kustomize takes them, where there is one.
check_kubernetes() {
  local overlay
  "$root/infra/k8s/alerts" --check || fail "infra/k8s/base/alerts.yaml is old" "the difference is above" "run infra/k8s/alerts"
  ! command -v kubectl >/dev/null || for overlay in "$root"/infra/k8s/overlays/*; do
    kubectl kustomize "$overlay" >/dev/null || fail "kustomize refuses $overlay" "its message is above" "correct the files"
  done
}
