#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# The collection on real hosts: run.sh RELEASES, which is the folder that './headroom release' made.
# Three hosts of the lab: h1 and h2 for media, h3 for the control plane. Prints a line per figure,
# 'name: value (goal)', and ends with 1 when one falls short; 77 when this machine can't make hosts. Needs a built
# checkout, for the people in calls.
#
#   JAVA_HOME, MEDIASOUP_WORKER_BIN   as the launcher sets them
#   LAB_SCENARIOS                     only these, of scenarios.sh
#   LAB_KEEP_LOGS                     folder to which the logs of all playbooks are copied
set -euo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)

[ $# -eq 1 ] || { echo "usage: run.sh RELEASES" >&2; exit 64; }
releases=$(realpath -- "$1")
agent=$(ls "$releases"/headroom-agent-*-linux-*.tar.gz 2>/dev/null || true)
if [ ! -r "$agent" ]; then
  echo "run.sh: there is not exactly one agent's archive in $releases: run ./headroom release" >&2
  exit 66
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
arch=${agent##*-}
arch=${arch%.tar.gz}
version=$(basename "$agent" "-linux-$arch.tar.gz")
version=${version#headroom-agent-}
cp "$releases"/headroom-*-linux-"$arch".tar.gz "$work"

# The same programs under another version, and one that ends at once, as releases would come.
make_release() { # FROM TO [PROGRAM]
  mkdir "$work/new"
  tar -C "$work/new" -xzf "$work/headroom-agent-$1-linux-$arch.tar.gz"
  mv "$work/new/headroom-agent-$1" "$work/new/headroom-agent-$2"
  sed -i "s/^version=.*/version=$2/" "$work/new/headroom-agent-$2/release"
  # Another program for its workers, that does the same.
  printf '\n' >>"$work/new/headroom-agent-$2/worker/mediasoup-worker"
  if [ $# -eq 3 ]; then printf '%s' "$3" >"$work/new/headroom-agent-$2/bin/headroom-agent"; fi
  tar -C "$work/new" --owner=0 --group=0 -cf - "headroom-agent-$2" | gzip -1 >"$work/headroom-agent-$2-linux-$arch.tar.gz"
  rm -rf "$work/new"
}
make_release "$version" "$version.next"
make_release "$version" "$version.broken" '#!/bin/sh
case " $* " in *" --check-config "*) exit 0 ;; esac
echo "this release ends at once" >&2
exit 1
'
make_release "$version" "$version.later"
(cd "$work" && sha256sum -- headroom-*.tar.gz >SHA256SUMS)

# A signal ends the hosts, too, and only then what they were given.
LAB_RELEASES=$work LAB_VERSION=$version "$here/lab.sh" 3 "$here/scenarios.sh" &
lab=$!
trap 'kill -TERM "$lab" 2>/dev/null; wait "$lab"; exit 143' TERM HUP INT
status=0
wait "$lab" || status=$?
exit $status
