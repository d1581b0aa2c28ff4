#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs mediasoup's own Node tests against the worker that build.sh gives (or MEDIASOUP_WORKER_BIN).
# The last line tells how many passed; the exit code is 0 only if all did.
# The tests are staged below target/, because they write beside themselves.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
upstream=$here/../upstream
stage=$here/../target/official-suite
# Tests in mediasoup 3.27.1. A suite that is silently left out must not look like a success.
expected=202

MEDIASOUP_WORKER_BIN=$("$here/build.sh")
export MEDIASOUP_WORKER_BIN
"$upstream/install.sh"

mkdir -p "$stage"
stage=$(cd "$stage" && pwd)
exec 8>"$stage/lock"
flock 8

# Not "npm ci": it insists that the lock also names the optional parts for all other platforms.
# "npm install" takes the locked versions and checks their integrity all the same.
if ! cmp -s "$here/official-suite/package-lock.json" "$stage/installed-lock.json"; then
  cp "$here"/official-suite/{package.json,package-lock.json,.npmrc} "$stage"
  # npm's own messages would drown the result.
  (cd "$stage" && npm install --no-progress --loglevel=error >&2)
  cp "$here/official-suite/package-lock.json" "$stage/installed-lock.json"
fi

rm -rf "$stage/mediasoup"
mkdir "$stage/mediasoup"
flock -s "$upstream/package-lock.json" \
  cp -r "$upstream/node_modules/mediasoup"/{package.json,node} "$stage/mediasoup"

# The package leaves this pair out.
mkdir "$stage/mediasoup/node/lib/test/data"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=mediasoup-test \
  -keyout "$stage/mediasoup/node/lib/test/data/dtls-key.pem" \
  -out "$stage/mediasoup/node/lib/test/data/dtls-cert.pem" 2>/dev/null

cd "$stage/mediasoup"
rm -f "$stage/result.json"
# mediasoup's own dependencies come from the pinned installation.
config=$(node -p 'JSON.stringify({
  rootDir: ".",
  testRegex: "node/lib/test/test-.*\\.js$",
  modulePaths: [process.argv[1]],
  testEnvironment: "node",
  cacheDirectory: process.argv[2],
})' "$(realpath "$upstream/node_modules")" "$stage/jest-cache")
"$stage/node_modules/.bin/jest" --config "$config" --watchman=false --ci \
  --json --outputFile="$stage/result.json" >/dev/null ||
  echo "jest ended with code $?" >&2

# shellcheck disable=SC2016 # It is JavaScript that expands these.
node -e '
  const [file, expected] = process.argv.slice(1);
  const { numPassedTests: passed, success } = JSON.parse(require("node:fs").readFileSync(file));
  console.log(`official suite: ${passed} of ${expected}`);
  process.exitCode = success && passed === Number(expected) ? 0 : 1;
' "$stage/result.json" "$expected"
