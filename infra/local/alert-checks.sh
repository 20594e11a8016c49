# shellcheck shell=bash
# Alert rules, their unit tests and the samples, checked with the tools of Prometheus and Alertmanager.

check_alerts() {
  local since
  since=$(now)
  alert_tools >"$data/logs/alerts.log" 2>&1 ||
    fail "the alert rules are not right" "promtool or amtool refuses them" "correct them; infra/prometheus/README.md tells how" \
      "$data/logs/alerts.log"
  step_done "$since" 'alert rules and their tests'
}

alert_tools() {
  local directory=$root/infra/prometheus
  promtool check config --syntax-only "$directory/prometheus.yml" && promtool check rules "$directory/alerts.yml" &&
    promtool test rules "$directory/alerts.test.yml" && amtool check-config "$directory/alertmanager.yml"
}
