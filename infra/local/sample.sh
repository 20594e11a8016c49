# shellcheck shell=bash
# One conversation through the whole system, shown to the person who started it.

# show_sample: posts, follows until it is scored, prints score and suggestion.
show_sample() {
  local api=${API_URLS%%,*} since request answer location event user status
  since=$(now)
  request=$(jq --arg id "$(date +%s)" --arg started "$(date -u -d '-6 minutes' +%FT%TZ)" --arg ended "$(date -u +%FT%TZ)" \
    '.conversation_id += "-" + $id | .start_time = $started | .end_time = $ended' "$root/infra/local/sample-conversation.json")
  user=$(jq --raw-output .user_id <<<"$request")
  answer=$(call_api POST "$api/v1/conversations/end" "$request")
  location=/v1/events/$(jq --raw-output .data.event_id <<<"$answer")
  step_done "$since" "posted a conversation of $(jq '.conversation_log | length' <<<"$request") turns, accepted as $location"
  since=$(now)
  status=''
  until [[ $status == PROCESSED ]]; do
    event=$(call_api GET "$api$location")
    status=$(jq --raw-output '(.data // .).status' <<<"$event")
    [[ $status != FAILED && $status != SKIPPED ]] ||
      fail "the sample ended as $status" "$(jq --raw-output '(.data // .) | .error_details // "the event tells"' <<<"$event")" "look at $location and the worker's log" "$data/logs/worker-1.log"
    (($(now) - since < 60000000)) ||
      fail "the sample was not scored within 60 s" "its status is still $status" "look at $location and the worker's log" "$data/logs/worker-1.log"
    waiting_for "$since" "the score, now $status"
    sleep 0.2
  done
  step_done "$since" 'scored'
  answer=$(call_api POST "$api/v1/activities/suggest" "{\"user_id\":\"$user\"}")
  print_score "$event"
  print_suggestion "$answer"
}

# call_api METHOD URL [BODY]: the token stays out of the process list.
call_api() {
  local answer status
  answer=$(curl --silent --show-error --max-time 10 --request "$1" --write-out '\n%{http_code}' --config <(printf 'header = "Authorization: Bearer %s"\n' "$BE_TOKEN") \
    --header 'Content-Type: application/json' ${3:+--data-binary "$3"} "$2" 2>&1) || true
  status=${answer##*$'\n'}
  [[ $status == 2* ]] ||
    fail "$1 $2 was answered $status" "${answer%$'\n'*}" "read the log of the api" "$data/logs/api-1.log"
  printf '%s' "${answer%$'\n'*}"
}

print_score() {
  heading 'The score'
  jq --raw-output '(.data // .) | (.score_calculation_details // {}) as $details |
    "  friendship change\t\(.friendship_score_change)", "  friendship level\t\(.new_friendship_level)",
    (("total_turns base_score user_initiated_questions engagement_bonus session_emotion emotion_bonus " +
      "new_memories_count memory_bonus total_score_before_clamp final_score_change formula_version analysis_source")
      | split(" ")[] as $name | select($details[$name] != null) | "  \($name | gsub("_"; " "))\t\($details[$name])")' <<<"$1" |
    expand --tabs=30
}

print_suggestion() {
  heading "The suggestion for the next session"
  jq --raw-output '.data | "  level \(.friendship_level)", (.agents[] | "  \(.agent_category)\t\(.agent_name // .agent_tag)\t\(.reason // "")")' <<<"$1" |
    expand --tabs=18,48
}
