#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs the pinned mediasoup package beside this script, unless it is there already.
# Several builds may call it at once: the first installs, the others wait. Output goes to stderr.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# npm keeps what it has really installed in a lock file of its own, without the root entry.
installed() {
  node -e '
    const { readFileSync } = require("node:fs");
    const { isDeepStrictEqual } = require("node:util");
    const packages = file => JSON.parse(readFileSync(file, "utf8")).packages;
    const { "": root, ...wanted } = packages("package-lock.json");
    process.exit(isDeepStrictEqual(wanted, packages("node_modules/.package-lock.json")) ? 0 : 1);
  ' 2>/dev/null
}

if ! command -v npm >/dev/null; then
  echo "npm is missing: it fetches the mediasoup package. Install Node.js 20 or newer with npm." >&2
  exit 69
fi

# The lock hangs on a file that npm only reads, so that it leaves no trace.
exec 9<package-lock.json
flock 9
if ! installed; then
  echo "Installing the pinned mediasoup package" >&2
  npm ci --no-progress --loglevel=error >&2
fi
