#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# What tests of the project prove of a fleet, beside the scenarios on hosts: themes.sh THEME…; --list names them. Runs
# their classes by Maven on the checkout, and prints a line per figure, 'name (classes): 3 passed, 0 failed (0 failed)',
# from Surefire's reports. Nothing that ran is not enough. Ends with 1 when a figure falls short.
#
#   JAVA_HOME, MEDIASOUP_WORKER_BIN   as the launcher sets them
#   MAVEN                             the project's Maven
#   FIGURES_FROM                      counts of the figures before these; see figures.sh
set -euo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
# shellcheck source=ansible/tests/figures.sh
. "$here/figures.sh"
root=$(dirname "$(dirname "$here")")

# THEME|what is asked|classes, or methods of theirs. A test may answer for several.
table="\
enrolment|a late token|EnrolmentTest#aLateTokenIsWorthless
enrolment|tokens: once, in time, for their host and group|EnrolmentTest
enrolment|an agent that names another host|EnrolmentOverGrpcTest#whoNamesAnotherHostIsRefusedAndWrittenDown IdentitiesTest#whoPretendsToBeAnotherIsWrittenDown
enrolment|a copied certificate|EnrolmentOverGrpcTest#aCopyLocksTheHostAndBothAreOut IdentitiesTest#aCopyThatRenewsLocksTheHost IdentitiesTest#aCopyThatShowsAReplacedCertificateLocksTheHost
enrolment|an expired certificate|IdentitiesTest#aStreamEndsWithItsCertificate IdentitiesTest#anEndedCertificateRenewsOnlyWhereTheOperatorAllowsIt
enrolment|certificates: who is let in, renews, is found out|IdentitiesTest
enrolment|the same by TLS|EnrolmentOverGrpcTest MutualTlsTest
enrolment|revoked and locked hosts are cut off, by agents too|DenialTest DenyListOverGrpcTest PeersDeniedTest
access|role x route x endpoint|AccessTest#everyEndpointAndEveryPageLetsInWhomTheDocumentSays AccessTest#nobodyGetsInByAnEndpointOfTheApiWithoutAKey
access|roles, groups, keys and sign-ins|AccessTest
access|CSRF|BrowserSafetyTest#aPageOfAnotherSiteCanNotActThroughTheBrowserOfAnOperator OtherSitesTest#aFormOfAnotherSiteDoesNothing
access|framing|BrowserSafetyTest#noSiteMayFrameAnything OtherSitesTest#aFrameStaysEmpty
access|session fixation|BrowserSafetyTest#aSessionOfBeforeTheSignInIsNotTheOneAfterwards OtherSitesTest#aSessionThatAnAttackerKnowsIsNotTheOneOfTheSignIn
access|XSS|HostileNamesTest
access|other sites, guessers and loud programs|BrowserSafetyTest OtherSitesTest
joins|forged, foreign, late and repeated join tokens|JoinForgeriesTest
joins|tokens of the former and of the new key|JoinKeysCommandTest
restore|a database from its backup|BackupTest
restore|backup, destruction and restoration under calls|BackupDrillTest"

if [ "$*" = --list ]; then
  cut -d '|' -f 1 <<<"$table" | uniq | tr '\n' ' '
  exit
fi
[ $# -gt 0 ] || { echo "usage: themes.sh THEME…, of $("$0" --list)" >&2; exit 64; }

rows=
for theme in "$@"; do
  found=$(grep "^$theme|" <<<"$table") || { echo "no such theme: $theme; there are $("$0" --list)" >&2; exit 64; }
  rows+=$found$'\n'
done
rows=${rows%$'\n'}

# Runs the classes of all rows; what they and Maven say is kept.
run() {
  local class source classes modules=()
  classes=$(cut -d '|' -f 3 <<<"$rows" | tr ' ' '\n' | sed 's/#.*//' | sort -u)
  for class in $classes; do
    source=$(find "$root" \( -name target -o -name node_modules \) -prune -o -name "$class.java" -print)
    # A class that is gone is told by its figure.
    [ -z "$source" ] || modules+=("${source%/src/test/*}")
  done
  # Those of runs before.
  for class in $classes; do find "$root" -path "*/target/surefire-reports/TEST-*.$class.xml" -delete; done
  (cd "$root" && "$MAVEN" -q -B -ntp -pl "$(printf '%s\n' "${modules[@]#"$root"/}" | sort -u | paste -sd ,)" -am \
    -Dtest="$(paste -sd , <<<"$classes")" -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.test.failure.ignore=true package) >"$log" 2>&1
}

# CLASS[#METHOD]…: passed and failed tests, then what did not run, and why tests failed, a line each.
results() {
  python3 - "$root" "$@" <<'PYTHON'
import glob, re, sys, xml.etree.ElementTree as xml
root, asked = sys.argv[1], sys.argv[2:]
passed, failed, why = 0, 0, []
for each in asked:
    name, _, method = each.partition("#")
    ran = 0
    for report in glob.glob(f"{root}/**/target/surefire-reports/TEST-*.{name}.xml", recursive=True):
        for case in xml.parse(report).iter("testcase"):
            if method and not re.match(method + r"(\W|$)", case.get("name")):
                continue
            ran += 1
            bad = [part for part in case if part.tag in ("failure", "error", "skipped")]
            if bad:
                failed += 1
                why.append(f"{name}.{case.get('name')}: {' '.join((bad[0].get('message') or bad[0].tag).split())[:200]}")
            else:
                passed += 1
    if not ran:
        why.append(f"{each} did not run")
        failed += 1
print(passed, failed, *why, sep="\n")
PYTHON
}

mkdir -p "$root/target"
log=$root/target/themes.log
run || { echo "Maven ended with $?; the whole log: $log" >&2; tail -n 20 "$log" >&2; }
theme=
while IFS='|' read -r of name asked; do
  [ "$of" = "$theme" ] || part "By the project's own tests: $of"
  theme=$of
  # shellcheck disable=SC2086 # One word per class.
  mapfile -t told < <(results $asked)
  by=$(tr ' ' '\n' <<<"$asked" | cut -d '#' -f 1 | sort -u | paste -sd ' ')
  none_failed "$name (${by// /, })" "${told[0]}" "${told[1]}"
  for why in "${told[@]:2}"; do note "$why"; done
done <<<"$rows"
summary
