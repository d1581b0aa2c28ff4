#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Real Debian 12 hosts on this machine: lab.sh N COMMAND…; lab.sh --possible tells whether this machine can make any,
# before a package is asked for.
#
#   ctl 10.99.0.1 ── bridge ─┬─ h1 10.99.0.11   each with systemd as PID 1, sshd, nftables and journald,
#                            ├─ h2 10.99.0.12   in a network of its own; no way in or out of the lab
#                            └─ …
#
# Runs COMMAND in the network of ctl and ends with its status. All names resolve. It finds
#   LAB_N       number of hosts
#   LAB_KEY     private key for root on each host; `ssh h1` uses it by itself
#   LAB_DIR     scratch folder; LAB_DIR/hN/console.log is what the host's console says,
#               LAB_DIR/repo is served to the hosts as their only package source by whoever serves it on ctl:8081
#
# Everything is gone when it ends: hosts die with the process namespace of COMMAND, also after kill -9.
#
#   HEADROOM_CACHE   the hosts' image is kept below it (default: headroom in the user's cache folder)
#
# Exit codes: that of COMMAND; 64 wrong use, 69 a package is missing or the image can't be built, 70 a host
# did not start, 77 this machine refuses what hosts are made of (never when CI=true: then 69).
set -euo pipefail

prefix=headroom-lab
cache=${HEADROOM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/headroom}/lab
packages=(mmdebstrap systemd-container iproute2 util-linux openssh-client)
# shellcheck disable=SC2054 # The commas are the option's.
image_command=(mmdebstrap --quiet --variant=minbase
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
  --dpkgopt='path-exclude=/usr/share/locale/*'
  --include=systemd,systemd-sysv,dbus,openssh-server,python3,python3-apt,python3-psycopg2,iproute2,nftables,procps,ca-certificates,sudo,libnss-systemd,logrotate
  bookworm)

say() { printf 'lab: %s\n' "$*" >&2; }
fail() { say "${@:2}"; exit "$1"; }

# Where this machine can't make hosts, tests are skipped; a CI machine has to be one that can.
refuse() {
  say "this machine can't make hosts: $*"
  if [ "${CI:-}" = true ]; then exit 69; fi
  exit 77
}

# The folders in which groups of processes are made: one on a machine with cgroup v2 alone, two where systemd's
# own v1 hierarchy lies beside a v2 tree, or only the former.
cgroup_roots() {
  if [ "$(stat -f -c %T /sys/fs/cgroup)" = cgroup2fs ]; then
    echo /sys/fs/cgroup
    return
  fi
  local found=1
  for root in /sys/fs/cgroup/unified /sys/fs/cgroup/systemd; do
    if mountpoint -q "$root" 2>/dev/null; then echo "$root"; found=0; fi
  done
  return $found
}

# Whether hosts may have the v2 tree for their own.
has_unified() {
  [ "$(stat -f -c %T /sys/fs/cgroup)" = cgroup2fs ] ||
    [ "$(stat -f -c %T /sys/fs/cgroup/unified 2>/dev/null)" = cgroup2fs ]
}

remove_cgroups() {
  local root
  for root in $(cgroup_roots); do
    if [ -d "$root/$1" ]; then
      # A process that was just killed may still be leaving.
      for _ in {1..50}; do
        find "$root/$1" -depth -type d -exec rmdir {} + 2>/dev/null && break
        [ -d "$root/$1" ] || break
        sleep 0.1
      done
    fi
  done
}

# What runs that were killed have left: empty groups and an empty folder.
remove_leftovers() {
  local found pid
  for found in $(for root in $(cgroup_roots); do ls -d "$root/$prefix".* 2>/dev/null || true; done) \
    "${TMPDIR:-/tmp}/$prefix".*; do
    pid=${found##*.}
    if [ -d "$found" ] && [ ! -d "/proc/$pid" ]; then
      remove_cgroups "$prefix.$pid"
      rmdir "${TMPDIR:-/tmp}/$prefix.$pid" 2>/dev/null || true
    fi
  done
}

# Builds the image once and prints its folder.
image() {
  local hash folder
  hash=$(printf '%s\n' "${image_command[@]}" | sha256sum | cut -c 1-16)
  folder=$cache/base-$hash
  mkdir -p "$cache"
  (
    flock 9
    if [ ! -d "$folder" ]; then
      say "building the hosts' image, once (1 to 2 minutes)"
      # The permissions of the folder become those of the hosts' root.
      rm -rf "$folder.new"
      if ! "${image_command[@]}" "$folder.new" >"$folder.log" 2>&1; then
        tail -n 20 "$folder.log" >&2
        fail 69 "the image can't be built; the whole log: $folder.log"
      fi
      mv "$folder.new" "$folder"
    fi
  ) 9>"$cache/lock"
  printf '%s\n' "$folder"
}

# What no package gives. The programs for it are on every Debian.
possible() {
  [ "$(id -u)" -eq 0 ] || refuse "making hosts needs root; this is user $(id -u)"
  unshare --mount --net --pid --fork --mount-proc true 2>/dev/null || refuse "namespaces are refused (unshare fails)"
  cgroup_roots >/dev/null || refuse "there is neither a cgroup v2 tree nor systemd's own below /sys/fs/cgroup"
  grep -qw overlay /proc/filesystems || modprobe overlay 2>/dev/null || refuse "there is no overlay file system"
}

check() {
  possible
  local missing=() package
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || fail 69 "Packages are missing: apt-get install --no-install-recommends ${missing[*]}"
}

outer() {
  check
  remove_leftovers
  local base root child status=0 h
  # The trap outlives this function's own names.
  id=$prefix.$$
  scratch=${TMPDIR:-/tmp}/$id
  trap 'remove_cgroups "$id"; rmdir "$scratch" 2>/dev/null || true' EXIT
  base=$(image)
  mkdir -m 700 "$scratch"
  for root in $(cgroup_roots); do
    for ((h = 1; h <= $1; h++)); do
      mkdir -p "$root/$id/h$h" || refuse "no folder can be made in $root"
    done
  done
  # The process namespace is the clean-up: the kernel ends every host with its first process, which ends with this
  # one; mounts and networks go with the last process in them.
  LAB_INNER=$id LAB_BASE=$base LAB_DIR=$scratch \
    setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child=SIGKILL --mount-proc \
    bash "$0" "$@" <&0 &
  child=$!
  trap 'status=130; kill -KILL "$child" 2>/dev/null' INT
  trap 'status=143; kill -KILL "$child" 2>/dev/null' TERM HUP
  local ended=0
  wait "$child" || ended=$?
  # After a signal the first wait ends before the child does.
  wait "$child" 2>/dev/null || true
  [ $status -ne 0 ] || status=$ended
  return $status
}

# The network of host number $1, new at each boot: rules and settings that are not kept on the host are gone then.
make_network() {
  local h=h$1
  [ ! -e "/run/netns/$h" ] || ip netns delete "$h"
  # Its link ends with it, a moment later.
  while ip -n ctl link show "v$1" >/dev/null 2>&1; do sleep 0.05; done
  ip netns add "$h"
  ip -n "$h" link set lo up
  # Over a reboot a host keeps its address as a card would, so that nobody looks for it elsewhere.
  ip link add "v$1" netns ctl type veth peer name eth0 address "$(printf '02:00:0a:63:00:%02x' "$1")" netns "$h"
  ip -n ctl link set "v$1" master br0 up
  ip -n "$h" address add "10.99.0.$((10 + $1))/24" dev eth0
  ip -n "$h" link set eth0 up
}

# The root of host number $1: the image, and what is its own on top.
make_root() {
  local h=h$1 dir=$LAB_DIR/h$1
  mkdir -p "$dir"/{up,wrk,root}
  mount -t overlay overlay -o "lowerdir=$LAB_BASE,upperdir=$dir/up,workdir=$dir/wrk" "$dir/root"
  : >"$dir/root/etc/machine-id"
  echo "$h" >"$dir/root/etc/hostname"
  cp "$LAB_DIR/hosts" "$dir/root/etc/hosts"
  : >"$dir/root/etc/resolv.conf"
  install -d -m 700 "$dir/root/root/.ssh"
  install -m 600 "$LAB_KEY.pub" "$dir/root/root/.ssh/authorized_keys"
  # No sources but the lab's own, and lists so old that apt knows them to be.
  rm -rf "$dir/root/etc/apt/sources.list" "$dir"/root/etc/apt/sources.list.d/*
  echo 'deb [trusted=yes] http://10.99.0.1:8081/ ./' >"$dir/root/etc/apt/sources.list"
  touch -d 2020-01-01 "$dir/root/var/lib/apt/lists"
}

# Keeps one host running: a reboot inside ends nspawn with 133.
boot_host() {
  local h=h$1 dir=$LAB_DIR/h$1 status unified=0
  if has_unified; then unified=1; fi
  while :; do
    make_network "$1"
    status=0
    # In a group of its own before nspawn starts, which else would use that of the machine's first processes.
    # shellcheck disable=SC2016 # For the inner shell.
    SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=$unified SYSTEMD_NSPAWN_API_VFS_WRITABLE=network \
      sh -c 'for g in $1; do echo 0 >"$g/$2/cgroup.procs"; done; shift 2; exec "$@"' sh \
      "$(cgroup_roots)" "$LAB_INNER/$h" \
      systemd-nspawn -q -D "$dir/root" --network-namespace-path="/run/netns/$h" \
      --capability=CAP_NET_ADMIN,CAP_SYS_NICE,CAP_IPC_LOCK --register=no --keep-unit \
      --machine="${LAB_INNER//./-}-$h" --boot --console=read-only </dev/null >>"$dir/console.log" 2>&1 || status=$?
    [ $status -eq 133 ] || break
  done
}

wait_for_host() {
  local h=h$1
  for _ in {1..600}; do
    if ip netns exec ctl ssh -q -o BatchMode=yes -o ConnectTimeout=2 "$h" true 2>/dev/null </dev/null
    then return 0; fi
    sleep 0.1
  done
  say "$h does not answer; the end of its console:"
  tail -n 30 "$LAB_DIR/$h/console.log" >&2
  return 1
}

inner() {
  local n=$1 h
  shift
  export LAB_N=$n LAB_DIR LAB_KEY=$LAB_DIR/key
  mount -t tmpfs -o mode=700 tmpfs "$LAB_DIR"
  mkdir -p /run/netns /run/systemd/nspawn
  mount -t tmpfs tmpfs /run/netns
  mount -t tmpfs tmpfs /run/systemd/nspawn
  {
    printf '127.0.0.1 localhost\n10.99.0.1 ctl\n'
    for ((h = 1; h <= n; h++)); do echo "10.99.0.$((10 + h)) h$h"; done
  } >"$LAB_DIR/hosts"
  mount --bind "$LAB_DIR/hosts" /etc/hosts
  ssh-keygen -q -t ed25519 -N '' -f "$LAB_KEY"
  # Hosts share the image's keys and are new each time.
  printf 'Host h*\n  User root\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n  IdentityFile %s\n' \
    "$LAB_KEY" >"$LAB_DIR/ssh_config"
  mount --bind "$LAB_DIR/ssh_config" /etc/ssh/ssh_config
  ip netns add ctl
  ip -n ctl link set lo up
  ip -n ctl link add br0 type bridge
  ip -n ctl address add 10.99.0.1/24 dev br0
  ip -n ctl link set br0 up
  for ((h = 1; h <= n; h++)); do make_root "$h"; done
  for ((h = 1; h <= n; h++)); do boot_host "$h" & done
  for ((h = 1; h <= n; h++)); do wait_for_host "$h" || exit 70; done
  local status=0
  ip netns exec ctl "$@" || status=$?
  exit $status
}

if [ "$*" = --possible ]; then
  possible
  exit
fi
if ! [[ ${1:-} =~ ^[1-9][0-9]?$ ]] || [ "$1" -gt 50 ] || [ $# -lt 2 ]; then
  fail 64 "usage: lab.sh N COMMAND…, N hosts from 1 to 50; lab.sh --possible"
fi
if [ -n "${LAB_INNER:-}" ]; then
  inner "$@"
fi
outer "$@"
