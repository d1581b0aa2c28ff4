#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Packs what is built into the archives of docs/release.md. Progress goes to stderr; stdout lists the files made.
#
#   build.sh [--version VERSION] [--out DIR]      (default: the project's version, target/release)
#
#   JAVA_HOME               the JDK whose runtime is packed
#   MEDIASOUP_WORKER_BIN    the worker that is packed
#   HEADROOM_CACHE          the runtimes used last are kept here (default: headroom in the user's cache folder)
#   SOURCE_DATE_EPOCH       time of all files in the archives (default: that of the commit)
#
# The same commit, JDK and worker give the same bytes. Exit codes: 0 done, 64 wrong use, 65 the worker needs more than
# libc and libm, 69 something is not built.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=$(realpath -m -- "${HEADROOM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/headroom}")
out=$root/target/release
version=

say() { printf 'release: %s\n' "$*" >&2; }

fail() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

while (($# > 0)); do
  case $1 in
    --version) version=${2-} ;;
    --out) out=$(realpath -m -- "${2-}") ;;
    *) fail 64 "usage: build.sh [--version VERSION] [--out DIR]" ;;
  esac
  shift 2 || fail 64 "$1 needs a value"
done
[[ -n $version ]] || version=$(sed -n '/<artifactId>headroom<\/artifactId>/,$s:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
[[ $version =~ ^[0-9A-Za-z][0-9A-Za-z.+~-]{0,62}$ ]] || fail 64 "no version for file names: $version"

case $(uname -m) in
  x86_64) arch=amd64 ;;
  aarch64) arch=arm64 ;;
  *) arch=$(uname -m) ;;
esac
commit=$(git -C "$root" describe --always --dirty --abbrev=40 --exclude='*' 2>/dev/null || echo unknown)
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null ||
  date -d "$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' "$root/pom.xml")" +%s)}
java=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Held until the end, so that no other build takes a runtime away from this one.
mkdir -p "$cache/runtime"
exec {runtimes}<"$cache/runtime"
flock --shared "$runtimes"

# The class path of a jar as its manifest tells it: names only, its own first. Lines of a manifest are folded.
class_path() {
  local folder
  folder=$(mktemp -d -p "$work")
  basename "$1"
  (cd "$folder" && "$JAVA_HOME/bin/jar" -xf "$1" META-INF/MANIFEST.MF)
  sed -e ':a' -e 'N' -e '$!ba' -e 's/\r//g' -e 's/\n //g' "$folder/META-INF/MANIFEST.MF" |
    sed -n 's/^Class-Path: //p' | tr ' ' '\n' | sed -e 's:.*/::' -e '/^$/d'
}

# What jdeps does not see, because it is reached by name: TLS with elliptic curves, DNS records, zip file systems,
# memory access of libraries, and the tools with which an operator looks into a running JVM.
by_name=java.naming,java.instrument,java.management,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.unsupported,jdk.zipfs

# Its descriptor requires what is optional in truth: as a module jdeps could not resolve it, as a plain jar it can.
plain='^jooq-[0-9]'

# A Java runtime for the jars of a folder, without a module that only seems to be needed; prints where it is. Kept in
# the cache, by Java, modules and jars.
runtime() {
  local lib=$1 without=$2 key modules home roots
  key=$({ echo "$java $by_name $without"; cd "$lib" && sha256sum -- *.jar; } | sha256sum | cut -c 1-16)
  home=$cache/runtime/$key
  if [[ ! -x $home/bin/java ]]; then
    mapfile -t roots < <(cd "$lib" && printf '%s\n' *.jar | grep -vE "$plain")
    # The folder itself is no class path of jars: it only stands in where there is no plain jar.
    modules=$(cd "$lib" && "$JAVA_HOME/bin/jdeps" --print-module-deps --ignore-missing-deps --multi-release 25 \
      --class-path "$(printf '%s\n' *.jar | grep -E "$plain" || echo .)" "${roots[@]}" |
      tr , '\n' | grep -vxF "$without" | paste -s -d ,) || fail 70 "jdeps does not tell the modules: $modules"
    say "linking a Java runtime of $modules"
    "$JAVA_HOME/bin/jlink" --add-modules "$modules,$by_name" --strip-debug --no-header-files --no-man-pages \
      --compress zip-0 --output "$work/$key" >&2
    # Whoever sees it sees a whole one; another build may have been faster.
    mv -T "$work/$key" "$home" 2>/dev/null || [[ -x $home/bin/java ]]
  fi
  touch "$home"
  echo "$home"
}

# Everything of an archive but what is its own: program name, module, main jar, what its Java goes without.
stage() {
  local name=$1 module=$2 jar=$3 without=$4 top=$work/$1-$version one linked
  [[ -r $module/target/$jar ]] || fail 69 "not built: run ./headroom build"
  [[ -r $module/target/sbom.json ]] ||
    fail 69 "$module/target/sbom.json is missing: Maven makes it while packaging, but never offline"
  mkdir -p "$top/lib" "$top/licenses"
  class_path "$module/target/$jar" >"$top/classpath"
  while read -r one; do
    if [[ $one == "$jar" ]]; then one=../$one; fi
    cp "$module/target/lib/$one" "$top/lib/" || fail 69 "not built: run ./headroom build"
  done <"$top/classpath"
  cp -r "$module/release/." "$top/"
  linked=$(runtime "$top/lib" "$without")
  cp -r --no-preserve=ownership "$linked" "$top/runtime"
  cp "$root/LICENSE" "$top/LICENSE"
  printf '%s\n' "name=$name" "version=$version" "arch=$arch" "java=$java" "commit=$commit" >"$top/release"
}

worker() {
  local top=$1 needs text bin=$MEDIASOUP_WORKER_BIN
  local upstream=$root/media-agent/mediasoup/upstream/node_modules/mediasoup
  needs=$(ldd "$bin" | sed -n 's/^[[:space:]]*\([^ ]*\) .*/\1/p' |
    grep -vE '^(linux-vdso|libc|libm|.*/ld-linux[^/]*)\.so' || true)
  [[ -z $needs ]] || fail 65 "$bin needs more than libc and libm: $(tr '\n' ' ' <<<"$needs")"
  install -D "$bin" "$top/worker/mediasoup-worker"
  printf '%s\n' "mediasoup=$(node -p 'require(process.argv[1]).version' "$upstream/package.json")" \
    "worker_sha256=$(sha256sum "$bin" | cut -d ' ' -f 1)" \
    "glibc=$(objdump -T "$bin" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1 | sed 's/GLIBC_//')" >>"$top/release"
  for text in /usr/share/doc/{libuv1,libssl,libsrtp2,libabsl,libflatbuffers,libstdc++-*}-dev/copyright; do
    [[ ! -r $text ]] || install -D -m 0644 "$text" "$top/licenses/worker/$(basename "$(dirname "$text")")"
  done
  for text in "$upstream"/LICENSE "$upstream"/worker/deps/libwebrtc/{LICENSE,PATENTS}; do
    [[ ! -r $text ]] || install -D -m 0644 "$text" "$top/licenses/worker/$(basename "$(dirname "$text")")-$(basename "$text")"
  done
}

# Owners, order and times do not depend on who packs, where and when; gzip's own header neither.
pack() {
  local name=$1 file=$out/$1-$version-linux-$arch
  chmod -R u=rwX,go=rX "$work/$name-$version"
  cp "$work/$name-$version/sbom.cdx.json" "$file.cdx.json"
  tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" --format=gnu \
    -cf - "$name-$version" | gzip -n >"$file.tar.gz"
  say "$(du -h "$file.tar.gz" | cut -f 1) $file.tar.gz"
}

agent=$work/headroom-agent-$version
server=$work/headroom-control-plane-$version
# Jackson looks whether the annotations of java.beans are there, and does without.
stage headroom-agent "$root/media-agent/agent" headroom-agent.jar java.desktop
worker "$agent"
stage headroom-control-plane "$root/control-plane/server" headroom-server.jar none
for top in "$agent" "$server"; do
  node "$here/sbom.mjs" "$root" "$top" "$epoch"
done

mkdir -p "$out"
rm -f "$out"/headroom-agent-* "$out"/headroom-control-plane-* "$out/SHA256SUMS"
pack headroom-agent
pack headroom-control-plane
(cd "$out" && sha256sum -- headroom-* >SHA256SUMS)
# Two of this build and two of the one before; while another build runs it is left to that one.
if flock --exclusive --nonblock "$runtimes"; then "$here/prune.sh" "$cache/runtime" 4; fi
ls "$out"/headroom-* "$out/SHA256SUMS"
