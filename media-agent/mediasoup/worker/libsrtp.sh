#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# usage: libsrtp.sh PREFIX
# Builds the distribution's own libsrtp2 source, in the version that is installed, with OpenSSL
# instead of NSS, and installs it below PREFIX. Needs no root: the list of sources is derived from
# the system's own and kept, with all that apt writes, in a folder beside PREFIX.
set -euo pipefail

prefix=$1
work=$prefix.source
version=$(dpkg-query -W -f '${source:Version}' libsrtp2-dev)

if [[ -f $prefix/lib/libsrtp2.a ]]; then
  exit 0
fi

rm -rf "$work"
mkdir -p "$work"/{parts,lists/partial,cache/archives/partial,tree}

# Both notations of apt: "Types: deb" of the newer files, lines beginning with "deb" of the older.
for file in /etc/apt/sources.list.d/{debian,ubuntu}.sources; do
  [[ ! -f $file ]] || sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/${file##*/}"
done
if [[ -f /etc/apt/sources.list ]]; then
  sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$work/parts/system.list"
fi

own_lists=(
  -q
  -o "Dir::Etc::SourceList=/dev/null"
  -o "Dir::Etc::SourceParts=$work/parts"
  -o "Dir::State::Lists=$work/lists"
  -o "Dir::Cache=$work/cache"
  -o "Acquire::Retries=1"
  -o "Acquire::http::Timeout=20"
  -o "Acquire::https::Timeout=20"
)
if ((EUID == 0)); then
  # The folder may be closed to apt's own download user.
  own_lists+=(-o "APT::Sandbox::User=root")
fi

# A part of the lists may be out of reach without harm: the source package itself decides.
build() {
  apt-get "${own_lists[@]}" update || true
  cd "$work" &&
    apt-get "${own_lists[@]}" source --download-only "libsrtp2=$version" &&
    tar --extract --file libsrtp2_*.orig.tar.* --directory tree --strip-components=1 &&
    cmake -S tree -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DENABLE_OPENSSL=ON \
      -DBUILD_SHARED_LIBS=OFF -DLIBSRTP_TEST_APPS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
      -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_INSTALL_PREFIX="$work/installed" &&
    cmake --build build --target install
}

if ! build >"$work.log" 2>&1; then
  tail -n 8 "$work.log" >&2
  exit 1
fi
mv "$work/installed" "$prefix"
rm -rf "$work"
