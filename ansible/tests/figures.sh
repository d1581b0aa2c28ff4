# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Figures as './headroom prove' prints them: a line 'name: value (goal)' each, and how many fall short at the end.
#
#   FIGURES_FROM   file with the counts of those whose figures came before
#   FIGURES_TO     file that gets the counts, for whoever prints the next ones: then no summary is printed

fell_short=0
reached=0
if [ -s "${FIGURES_FROM:-}" ]; then read -r reached fell_short <"$FIGURES_FROM"; fi

# TEXT: no figure, but good to know beside them.
note() { printf '  . %s\n' "$*"; }

part() { printf '\n%s\n' "$*"; }

# NAME VALUE GOAL: value and goal have to be the same.
is() {
  if [ "$2" = "$3" ]; then
    reached=$((reached + 1))
    printf '  %s: %s (%s)\n' "$1" "$2" "$3"
  else
    fell_short=$((fell_short + 1))
    printf '  %s: %s (%s) FALLS SHORT\n' "$1" "$2" "$3"
  fi
}

# NAME VALUE LIMIT UNIT: whole numbers, the value at most the limit.
at_most() {
  if [ "$2" -le "$3" ]; then
    reached=$((reached + 1))
    printf '  %s: %s %s (at most %s)\n' "$1" "$2" "$4" "$3"
  else
    fell_short=$((fell_short + 1))
    printf '  %s: %s %s (at most %s) FALLS SHORT\n' "$1" "$2" "$4" "$3"
  fi
}

# NAME VALUE LEAST: whole numbers, the value at least so much.
at_least() {
  if [ "$2" -ge "$3" ]; then
    reached=$((reached + 1))
    printf '  %s: %s (at least %s)\n' "$1" "$2" "$3"
  else
    fell_short=$((fell_short + 1))
    printf '  %s: %s (at least %s) FALLS SHORT\n' "$1" "$2" "$3"
  fi
}

# NAME PASSED FAILED: of tests none may fail, and some have to run.
none_failed() {
  if [ "$2" -gt 0 ] && [ "$3" -eq 0 ]; then
    reached=$((reached + 1))
    printf '  %s: %s passed, 0 failed (0 failed)\n' "$1" "$2"
  else
    fell_short=$((fell_short + 1))
    printf '  %s: %s passed, %s failed (0 failed) FALLS SHORT\n' "$1" "$2" "$3"
  fi
}

summary() {
  if [ -n "${FIGURES_TO:-}" ]; then
    printf '%s %s\n' "$reached" "$fell_short" >"$FIGURES_TO"
  else
    printf '\n%s figures reach their goal, %s fall short.\n' "$reached" "$fell_short"
  fi
  [ "$fell_short" -eq 0 ]
}
