# shellcheck shell=bash
# What a person sees: one line per finished step with its time, and failures that say what, why and what to do.

if [[ -t 1 ]]; then
  bold=$'\e[1m' green=$'\e[32m' red=$'\e[31m' dim=$'\e[2m' plain=$'\e[0m' clear_line=$'\r\e[K'
else
  bold='' green='' red='' dim='' plain='' clear_line=''
fi

# Microseconds since the epoch.
now() {
  printf '%s' "${EPOCHREALTIME//[!0-9]/}"
}

# seconds_since MICROSECONDS: with one decimal.
seconds_since() {
  local tenths=$((($(now) - $1) / 100000))
  printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

heading() {
  printf '\n%s%s%s\n' "$bold" "$*" "$plain"
}

note() {
  printf '%s  %s\n' "$clear_line" "$*"
}

# step_done SINCE TEXT
step_done() {
  printf '%s  %sok%s  %-58s %s%s%s\n' "$clear_line" "$green" "$plain" "$2" "$dim" "$(seconds_since "$1")" "$plain"
}

# waiting_for SINCE TEXT: a line that is overwritten; nothing where the output is not a terminal.
waiting_for() {
  [[ -z $clear_line ]] || printf '%s  %s..  waiting for %s  %s%s' "$clear_line" "$dim" "$2" "$(seconds_since "$1")" "$plain"
}

# readable_log_tail LOG: the services log JSON, the servers plain text.
readable_log_tail() {
  if command -v jq >/dev/null; then
    tail -n 25 "$1" | jq --raw-input --raw-output '. as $line | try (fromjson |
      "\(.log.level) \(.message)\(.error // {} | [.type, .message] | map(select(.) | "\n  " + .) | join(""))") catch $line'
  else
    tail -n 25 "$1"
  fi
}

# fail WHAT WHY WHAT_TO_DO [LOG]: ends the launcher; its exit trap stops what was started.
fail() {
  {
    printf '%s\n%sfailed: %s%s\n' "$clear_line" "$red" "$1" "$plain"
    printf '  why:        %s\n' "$2"
    printf '  what to do: %s\n' "$3"
    if [[ -n ${4:-} && -s ${4:-} ]]; then
      printf '  last lines of %s:\n' "$4"
      readable_log_tail "$4" | sed 's/^/    /'
    fi
  } >&2
  exit 1
}
