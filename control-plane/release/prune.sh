#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Keeps the Java runtimes that builds used last, and those from which a process runs; the others go.
#
#   prune.sh FOLDER KEEP      FOLDER has one folder per runtime, and each build touches those that it uses
set -euo pipefail

folder=$(realpath -- "$1")
keep=$2

find "$folder" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %f\n' | sort -rn | tail -n "+$((keep + 1))" |
  cut -d ' ' -f 2- | while read -r name; do
  # Processes that end meanwhile make find complain; that says nothing of the others.
  if [[ -z $(find /proc -maxdepth 2 -name exe -lname "$folder/$name/*" -print -quit 2>/dev/null) ]]; then
    rm -rf -- "${folder:?}/$name"
  fi
done
