#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# usage: smoke-test.sh BINARY VERSION
# Starts a worker as its owner would (commands on descriptor 3, answers on 4) and expects its first
# message, WORKER_RUNNING. The end of the commands then makes it leave by itself.
set -euo pipefail

binary=$1
version=$2

if [[ ! -f $binary ]]; then
  echo "There is no file $binary" >&2
  exit 65
fi
if [[ ! -x $binary ]]; then
  echo "$binary is not executable" >&2
  exit 65
fi

# A worker that nobody claims ends with 41. Any other program would do something else.
code=0
env -u MEDIASOUP_VERSION timeout 10 "$binary" </dev/null >/dev/null 2>&1 || code=$?
if ((code != 41)); then
  echo "$binary is no mediasoup-worker: started alone it ended with code $code instead of 41" >&2
  exit 65
fi

# An answer is a length of 4 bytes and a FlatBuffer; "running" carries the pid as its handler's id.
answer=$(
  : | MEDIASOUP_VERSION=$version timeout 10 "$binary" 3<&0 4>&1 </dev/null 2>/dev/null >&2 | wc -c
)
if ((answer < 8)); then
  echo "$binary did not announce itself on its channel within 10 seconds" >&2
  exit 65
fi
