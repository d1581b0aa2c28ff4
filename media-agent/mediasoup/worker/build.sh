#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds mediasoup-worker once and keeps it in a cache. Progress goes to stderr; the last line on
# stdout is the absolute path of the binary.
#
#   MEDIASOUP_WORKER_BIN    take this binary, build nothing
#   HEADROOM_CACHE          where to keep binaries (default: headroom in the user's cache folder)
#   HEADROOM_WORKER_SRTP    openssl or system: do not try the other libsrtp
#   HEADROOM_WORKER_JOBS    compilers at a time (default: one per processor)
#
# Exit codes: 0 done, 65 the binary does not work, 69 something must be installed first,
# 70 the build failed. How and why: docs/architecture/worker-build.md
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
upstream=$(cd "$here/../upstream" && pwd)
cache=$(realpath -m -- "${HEADROOM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/headroom}")
packages=(g++ cmake ninja-build flatbuffers-compiler libflatbuffers-dev libuv1-dev libssl-dev
  libabsl-dev libsrtp2-dev openssl)

say() { printf 'worker: %s\n' "$*" >&2; }

fail() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

require_tools() {
  command -v dpkg-query >/dev/null ||
    fail 69 "Building the worker needs Debian 12, Ubuntu 24.04 or newer. On another system point" \
      "MEDIASOUP_WORKER_BIN to an official mediasoup-worker of the pinned version."
  local package missing=()
  for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      missing+=("$package")
  done
  ((${#missing[@]} == 0)) ||
    fail 69 "Packages are missing. Run: apt-get install --no-install-recommends ${missing[*]}"
}

# Everything that decides what the binary is, one thing a line. Its hash is the cache key.
ingredients() {
  local srtp=$1
  # shellcheck disable=SC2016 # It is JavaScript that expands these.
  node -p '
    const { version, integrity } =
      require(process.argv[1]).packages["node_modules/mediasoup"];
    `mediasoup ${version} ${integrity}`' "$upstream/package-lock.json"
  echo "bandwidth estimation libwebrtc, libsrtp $srtp, $(uname -m)"
  g++ --version | head -n 1
  dpkg-query -W -f '${Package} ${Version}\n' "${packages[@]}"
  (cd "$here" && find CMakeLists.txt cmake shims libsrtp.sh -type f -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum)
}

# Sets key, home and binary for a variant of libsrtp.
locate() {
  local facts hash
  facts=$(ingredients "$1")
  hash=$(sha256sum <<<"$facts")
  key=$version-${hash:0:16}
  home=$cache/worker/$key
  binary=$home/mediasoup-worker
}

# Condenses ninja's output to a line whenever another 5 % are done; the full text goes to a log.
show_progress() {
  tee "$1" | awk '
    match($0, /^\[ *[0-9]+% [0-9]+\/[0-9]+/) {
      percent = substr($0, 2) + 0
      if (percent >= shown + 5 || percent == 100 && shown < 100) {
        shown = percent
        printf "worker: %3d %% built\n", percent > "/dev/stderr"
        fflush("/dev/stderr")
      }
    }'
}

# Whether a folder was configured by this checkout and still lies where it was. CMake refuses any
# other, so that what another checkout left behind would stop every build of this one.
configured_here() {
  local facts=$1/CMakeCache.txt
  grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$here" "$facts" 2>/dev/null &&
    grep -qxF "CMAKE_CACHEFILE_DIR:INTERNAL=$1" "$facts"
}

build() {
  local srtp=$1 work=$cache/worker/$key.build
  local source=$work/source log=$work/build.log prefix="" started=$SECONDS
  mkdir -p "$work"
  # A copy, because another build may install the package anew meanwhile. Times are kept, so that
  # an interrupted build goes on where it stopped.
  rm -rf "$source"
  flock -s "$upstream/package-lock.json" \
    cp -r --preserve=timestamps "$upstream/node_modules/mediasoup/worker" "$source"
  if [[ $srtp == openssl ]]; then
    prefix=$work/libsrtp
  fi
  configured_here "$work/cmake" || rm -rf "$work/cmake"
  say "building mediasoup-worker $version (about 4 minutes on 2 processors)"
  cmake -S "$here" -B "$work/cmake" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DWORKER_SOURCE="$source" -DSRTP_PREFIX="$prefix" >"$log" 2>&1 ||
    { tail -n 30 "$log" >&2; fail 70 "CMake failed, the whole log is $log"; }
  NINJA_STATUS='[%p %f/%t] ' ninja -C "$work/cmake" \
    -j "${HEADROOM_WORKER_JOBS:-$(nproc)}" mediasoup-worker 2>&1 | show_progress "$log" ||
    { tail -n 30 "$log" >&2; fail 70 "The compiler failed, the whole log is $log"; }

  strip -o "$work/mediasoup-worker" "$work/cmake/mediasoup-worker"
  say "trying the new worker with a DTLS handshake"
  "$here/smoke-test.sh" "$work/mediasoup-worker" "$version" ||
    fail 65 "The new worker does not start, see above. It is left in $work"
  node "$here/check-dtls.mjs" "$work/mediasoup-worker" >&2 ||
    fail 65 "The new worker fails its first DTLS handshake, see above. It is left in $work"

  # The binary comes last and by renaming: whoever sees it sees a whole and tested one.
  mkdir -p "$home"
  ingredients "$srtp" >"$home/ingredients.txt"
  mv "$work/mediasoup-worker" "$binary"
  rm -rf "$work"
  say "built in $((SECONDS - started)) s: $binary"
}

if [[ -n ${MEDIASOUP_WORKER_BIN:-} ]]; then
  "$here/smoke-test.sh" "$MEDIASOUP_WORKER_BIN" given ||
    fail 65 "MEDIASOUP_WORKER_BIN=$MEDIASOUP_WORKER_BIN cannot be used, see above."
  realpath -- "$MEDIASOUP_WORKER_BIN"
  exit 0
fi

require_tools
"$upstream/install.sh"
version=$(node -p 'require(process.argv[1]).version' "$upstream/node_modules/mediasoup/package.json")

mkdir -p "$cache/worker"
for srtp in openssl system; do
  [[ ${HEADROOM_WORKER_SRTP:-$srtp} == "$srtp" ]] || continue
  locate "$srtp"
  # One build of a key at a time; whoever has waited finds the binary ready.
  exec 8>"$cache/worker/$key.lock"
  flock -n 8 || { say "waiting for another build of the same worker"; flock 8; }
  if [[ ! -x $binary ]]; then
    if [[ $srtp == openssl ]] && ! "$here/libsrtp.sh" "$cache/worker/$key.build/libsrtp"; then
      say "WARNING: libsrtp could not be built with OpenSSL, see above. Taking the distribution's" \
        "libsrtp2 (NSS): AES_CM costs about twice the CPU, and hosts need the package libsrtp2-1."
      rm -rf "$cache/worker/$key.build"
      continue
    fi
    build "$srtp"
  fi
  echo "$binary"
  exit 0
done
fail 70 "No libsrtp could be used. HEADROOM_WORKER_SRTP=${HEADROOM_WORKER_SRTP:-} allows openssl or system."
