#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Tests of lab.sh itself: what its hosts are, that they come back, and that nothing is left of them. Takes about 20 s.
#
# shellcheck disable=SC2016 # Most commands are for the shells of hosts.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '%s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
is() { [ "$2" = "$3" ] || fail "$1: is '$2', should be '$3'"; say "ok: $1"; }

# Everything that a lab may leave on the machine.
left() {
  {
    ls -d "${TMPDIR:-/tmp}"/headroom-lab.* /sys/fs/cgroup/headroom-lab.* /sys/fs/cgroup/*/headroom-lab.*
    ls /run/netns /run/systemd/nspawn
    ip -o link | grep -oE 'br0|v[0-9]+@'
    grep -o 'headroom-lab[^ ]*' /proc/mounts
    pgrep -a systemd-nspawn
  } 2>/dev/null || true
}

status_of() { local status=0; "$@" >/dev/null 2>&1 || status=$?; printf '%s' "$status"; }

before=$(left)

is 'status of the command' "$(status_of ./lab.sh 1 sh -c 'exit 5')" 5
is 'without a command' "$(status_of ./lab.sh 1)" 64
is 'without hosts' "$(status_of ./lab.sh 0 true)" 64

hosts=$(./lab.sh 2 sh -c '
  for h in h1 h2; do
    ssh $h "systemctl is-system-running; systemctl --failed --no-legend | wc -l; hostname; cat /proc/1/comm"
  done
  ssh h1 "exec 3<>/dev/tcp/h2/22 && echo reaches h2"
  ssh h1 "ip route show default | wc -l"')
is 'two hosts run and reach each other, and nothing else' "${hosts//$'\n'/ }" \
  'running 0 h1 systemd running 0 h2 systemd reaches h2 0'

again=$(./lab.sh 1 sh -c '
  ssh h1 "touch /root/kept /run/gone; nft add table inet gone; sysctl -qw net.ipv4.ip_local_reserved_ports=4000"
  before=$(ssh h1 systemctl show -P UserspaceTimestamp)
  ssh h1 systemctl reboot 2>/dev/null
  until after=$(ssh -o ConnectTimeout=1 h1 systemctl show -P UserspaceTimestamp 2>/dev/null) && [ "$before" != "$after" ]
  do sleep 0.1; done
  ssh h1 "ls /root/kept; test -e /run/gone || echo fresh; nft list tables; cat /proc/sys/net/ipv4/ip_local_reserved_ports"')
is 'after a reboot files are kept, and only they' "${again//$'\n'/ }" '/root/kept fresh'

# Both ways of ending a lab from outside, while its hosts run.
for signal in TERM KILL; do
  ready=$(mktemp -u)
  mkfifo "$ready"
  ./lab.sh 2 sh -c "echo ready >'$ready'; sleep 600" 2>/dev/null &
  lab=$!
  read -r _ <"$ready"
  rm "$ready"
  kill -"$signal" "$lab"
  wait "$lab" 2>/dev/null || true
  for _ in {1..50}; do pgrep -f -- "--machine=headroom-lab-$lab-" >/dev/null || break; sleep 0.1; done
  is "hosts after SIG$signal" "$(pgrep -f -c -- "--machine=headroom-lab-$lab-" || true)" 0
done
# A killed run leaves empty folders, the next one removes them.
./lab.sh 1 true
is 'what is left' "$(left)" "$before"

# A machine that has cgroup v2 alone, whatever this one has.
if [ "$(stat -f -c %T /sys/fs/cgroup)" != cgroup2fs ]; then
  v2=$(unshare --mount --propagation private sh -c '
    mount -t cgroup2 cgroup2 /sys/fs/cgroup && ./lab.sh 1 ssh h1 "systemctl is-system-running; stat -f -c %T /sys/fs/cgroup"')
  is 'with cgroup v2 alone' "${v2//$'\n'/ }" 'running cgroup2fs'
  is 'what is left of it' "$(left)" "$before"
fi

# Read from here, for nobody may not be able to.
nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups bash -s -- "$@" <lab.sh; }
is 'without root' "$(CI='' status_of nobody 1 true)" 77
is 'whether hosts can be made, without root' "$(CI='' status_of nobody --possible)" 77
is 'whether hosts can be made' "$(status_of ./lab.sh --possible)" 0
is 'without root where it has to work' "$(CI=true status_of nobody 1 true)" 69
