#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# What run.sh runs beside the hosts: LAB_SCENARIOS, or all of them; --list names them. Each finds the fleet that "fleet"
# has made, and upgraded releases are those of the scenarios before.
#
# shellcheck disable=SC2016 # Most commands are for the shells of hosts.
set -euo pipefail
all=(fleet calls firewall drift refusals reboot identities groups rolling broken in_place certificates leaves database secrets)
if [ "$*" = --list ]; then
  echo "${all[*]}"
  exit
fi
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
# shellcheck source=ansible/tests/figures.sh
. "$here/figures.sh"
# shellcheck source=ansible/tests/stage.sh
. "$here/stage.sh"
make_certificates

# The playbooks' logs, and what the services said on each host.
keep_logs() {
  cp -r "$logs" "$LAB_KEEP_LOGS"
  for h in h1 h2 h3; do ssh "$h" 'journalctl --no-pager -o short-iso-precise -u "headroom*"' >"$LAB_KEEP_LOGS/$h.journal" || true; done
}
trap '[ -z "${LAB_KEEP_LOGS:-}" ] || keep_logs' EXIT

# NAME TEXT ARGUMENTS…: a run on h1 that has to be refused, before it changes anything that runs, in these words.
refused() {
  local name=$1 text=$2 log=refused-${1// /-}
  shift 2
  if play "$log" provision --limit h1 "$@"; then is "$name" accepted refused; return; fi
  if tr -s ' \n' ' ' <"$logs/$log.log" | grep -qE "$text"; then is "$name" refused refused; else
    is "$name" "refused in other words: $(grep -m 1 -A 1 'msg:' "$logs/$log.log" | tr -s ' \n' ' ')" "$text"
  fi
}

# What the audit says of cordons since a moment, oldest first: 'cordon h1, uncordon h1, …'.
cordons_since() {
  api GET "/audit?from=$1&limit=1000" '", ".join("%s %s" % (e["act"].split(".")[-1], e["object"]) for e in reversed(a["entries"] if isinstance(a, dict) else a) if "cordon" in e["act"].lower())'
}

# The one-time passwords that the control plane has printed, a line each.
one_time_passwords() {
  ssh h3 'journalctl -u headroom-control-plane -o cat' | sed -n 's|^Operator sign-in: admin / ||p'
}

fleet() {
  part "An empty pair of hosts becomes a fleet"
  status=0; play first provision || status=$?
  worked $status first
  [ $status -eq 0 ] || { summary; exit 1; }
  note "the first run took $seconds s"
  for h in h1 h2; do
    is "$h as the control plane sees it" "$(host_state $h)" "LIVE $version 2 open"
    is "$h: user, capabilities and privileges of the agent" \
      "$(ssh $h 'p=$(systemctl show -P MainPID headroom-agent); stat -c %U /proc/$p; grep -E "NoNewPrivs|Seccomp:" /proc/$p/status' | tr -s '\n\t ' ' ')" \
      "headroom-agent NoNewPrivs: 1 Seccomp: 2 "
    is "$h: its identity's mode and owner" "$(ssh $h 'stat -c "%a %U" /var/lib/headroom-agent/identity.pem')" "600 headroom-agent"
  done
  is "workers that the dashboard shows" \
    "$(one_time_passwords | tail -n 1 |
      rig dashboard --url https://h3:8443 --host h1 --host h2 --workers 2 --screen "$logs/fleet.png" 2>"$logs/dashboard.log")" \
    "h1/w1 h1/w2 h2/w1 h2/w2 "
  is "log of the embedded database: bytes in it, and in the one before, once it is rotated" \
    "$(ssh h3 'cd /var/lib/headroom-control-plane; rm -f postgresql.log.1; logrotate -f /etc/logrotate.d/headroom-control-plane
      stat -c %s postgresql.log postgresql.log.1' | sed 's/^[1-9][0-9]*$/some/' | tr '\n' ' ')" "0 some "
  is "identity of h1" "$(api GET /hosts/h1/identity 'a["state"]')" ENROLLED

  status=0; play second provision || status=$?
  worked $status second
  for h in h1 h2 h3; do is "second run, changed on $h" "$(recap second $h changed)" 0; done
}

calls() {
  part "A call through each host"
  for h in h1 h2; do
    if begin_call "probe-$h" --on "$h=2" --native 1; then
      ask_call look
      is "$h: people there, and streams that flow" "$(seen seats | sed 's|/w[12]||') $(seen flowing)" "$h:2 4"
      end_call
    fi
  done
}

firewall() {
  part "The firewall lets in what is served, and nothing else"
  ssh h1 'systemd-run -q --unit=stray python3 -m http.server 9999' 2>/dev/null
  reaches() { timeout 3 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null && echo open || echo closed; }
  is "signalling of h1" "$(reaches h1 4443)" open
  is "another service of h1" "$(reaches h1 9999)" closed
  is "from h2 to h1's door for agents" "$(ssh h2 'timeout 3 bash -c "exec 3<>/dev/tcp/h1/4444" 2>/dev/null && echo open || echo closed')" open
  is "tables of the host" "$(ssh h1 'nft list tables' | tr '\n' ' ')" "table inet headroom "
  ssh h1 'nft add table inet operators; systemctl restart headroom-firewall'
  is "an operator's own table after a restart of ours" "$(ssh h1 'nft list table inet operators >/dev/null && echo there')" there
  ssh h1 'systemctl start nftables; systemctl restart nftables'
  is "ours after the host's rules were loaded, which begin with flush ruleset" "$(ssh h1 'nft list tables' | grep -c headroom)" 1
  ssh h1 'systemctl disable -q --now nftables; systemctl restart headroom-firewall; systemctl stop stray'
}

drift() {
  part "Somebody changes a host by hand"
  ssh h1 'sed -i "s/^port=.*/port=4999/" /etc/headroom/agent.properties; sysctl -qw net.ipv4.ip_local_reserved_ports=1000; echo "tcp dport 9999 accept" >>/etc/headroom/firewall.d/agent.rules'
  status=0; play drift provision --check || status=$?
  worked $status drift
  # Two tasks of handlers would follow.
  is "found on h1" "$(recap drift h1 changed)" 5
  is "found on h2" "$(recap drift h2 changed)" 0
  status=0; play repair provision || status=$?
  worked $status repair
  status=0; play repaired provision || status=$?
  is "left after the repair" "$(recap repaired h1 changed)" 0
  ssh h1 'sysctl -n net.ipv4.ip_local_reserved_ports; grep ^port= /etc/headroom/agent.properties' | tr '\n' ' ' >"$LAB_DIR/repaired"
  is "settings of h1" "$(cat "$LAB_DIR/repaired")" "40001-40002,42000-43999 port=4443 "
}

refusals() {
  part "Settings that can't be right are refused in words"
  mkdir "$LAB_DIR/forged"
  cp "$LAB_RELEASES/SHA256SUMS" "$LAB_DIR/forged"
  echo forged >"$LAB_DIR/forged/headroom-agent-$version-linux-$arch.tar.gz"
  refused "no version" 'give the version of a release' -e '{"headroom_agent_version": null}'
  refused "a version that is none" 'give the version of a release' -e headroom_agent_version=../../etc
  refused "a control plane without a port" 'give HOST:PORT' -e headroom_agent_control_plane=h3
  refused "signalling without TLS" 'headroom_agent_tls_keystore is needed' -e headroom_agent_tls_keystore=
  refused "media on all addresses" 'one concrete address' -e headroom_agent_media_listen=0.0.0.0
  refused "a port that is a word" 'unable to convert to int' -e headroom_agent_port=https
  refused "a release that is not there" 'is not on the controller' -e headroom_agent_version=9.9.9
  refused "an archive that is another" 'SHA256SUMS does not say' -e "headroom_agent_archive=$LAB_DIR/forged/headroom-agent-$version-linux-$arch.tar.gz"
  refused "a setting that the agent does not know" 'is no setting of the agent' -e '{"headroom_agent_settings": {"nonsense": 1}}'
  is "h1 after all of it" "$(host_state h1)" "LIVE $version 2 open"
}

reboot() {
  part "A reboot"
  boot=$(ssh h1 systemctl show -P UserspaceTimestamp)
  ssh h1 systemctl reboot 2>/dev/null || true
  until again=$(ssh -o ConnectTimeout=1 h1 systemctl show -P UserspaceTimestamp 2>/dev/null) && [ "$boot" != "$again" ]; do sleep 0.2; done
  for _ in {1..120}; do [ "$(host_state h1)" = "LIVE $version 2 open" ] && break; sleep 0.5; done
  is "h1 afterwards" "$(host_state h1)" "LIVE $version 2 open"
  is "its firewall" "$(ssh h1 'nft list tables')" "table inet headroom"
  is "its kernel's settings" "$(ssh h1 'sysctl -n net.ipv4.ip_local_reserved_ports')" "40001-40002,42000-43999"
  status=0; play rebooted provision --check || status=$?
  is "what --check finds" "$(recap rebooted h1 changed)" 0
}

# HOST AS TOKEN PIN: redeems a token on a host, with a key that is thrown away; the refusal's code, or 'enrolled'.
redeem() {
  # shellcheck disable=SC2029 # Host, name and pin are ours.
  ssh "$1" "d=\$(runuser -u headroom-agent -- mktemp -d)
    runuser -u headroom-agent -- /opt/headroom/agent/current/bin/headroom-agent enrol --host $2 --control-plane h3:9090 \
      --pin $4 --token-file - --data-dir \$d 2>&1; echo status \$?; rm -rf \$d" <<<"$3" |
    tr '\n' ' ' | sed -E 's/.*Enrolled: .*status 0 $/enrolled/; s/.*\b((TOKEN|HOST|CERTIFICATE)_[A-Z_]+)\b.*status 77 $/\1/'
}

identities() {
  part "Tokens and certificates"
  local token pin
  read -r token pin < <(api POST /enrolment-tokens 'a["token"] + " " + a["pin"]' '{"host": "h9", "reason": "lab"}')
  is "a token of h9, redeemed as h2" "$(redeem h2 h2 "$token" "$pin")" TOKEN_FOR_OTHER_HOST
  is "of a control plane with another pin" \
    "$([ "$(redeem h2 h9 "$token" "sha256:$(printf '0%.0s' {1..64})")" = enrolled ] || echo refused)" refused
  is "redeemed as h9" "$(redeem h2 h9 "$token" "$pin")" enrolled
  is "redeemed again" "$(redeem h2 h9 "$token" "$pin")" TOKEN_USED
  api DELETE "/hosts/h9?reason=lab" >/dev/null

  local before
  begin_call revoked --on h2=2
  before=$(workers_of h2)
  api POST /hosts/h2/identity/revoke '""' '{"reason": "lab"}' >/dev/null
  for _ in {1..120}; do [ "$(api GET /hosts/h2 'a["state"]')" != LIVE ] && break; sleep 0.5; done
  is "h2 after its certificates were revoked" "$(api GET /hosts/h2/identity 'a["state"]') $([ "$(api GET /hosts/h2 'a["state"]')" != LIVE ] && echo "cut off")" "REVOKED cut off"
  is "its agent says why" "$(ssh h2 'journalctl -u headroom-agent -o cat' | grep -c CERTIFICATE_REVOKED | sed 's/[1-9][0-9]*/yes/')" yes
  nobody_lost "while it was out"
  status=0; play not-asked enrol --limit h2 || status=$?
  is "nobody enrols it by accident" "$(grep -c 'headroom_agent_new_identity=true' "$logs/not-asked.log" | sed 's/[1-9][0-9]*/refused/')" refused
  status=0; play enrol enrol --limit h2 -e headroom_agent_new_identity=true || status=$?
  worked $status enrol
  is "h2 after it was enrolled anew" "$(host_state h2)" "LIVE $version 2 open"
  is "its workers" "$(workers_of h2)" "$before"
  nobody_lost "and came back"
  end_call
  is "in the audit" "$(api GET "/audit?object=h2&limit=100" '" ".join(sorted({e["act"] for e in (a["entries"] if isinstance(a, dict) else a) if "revoke" in e["act"].lower()}))' | grep -c . )" 1
}

groups() {
  part "A host moves to another group"
  local before
  before=$(workers_of h2)
  status=0; play elsewhere enrol --limit h2 -e headroom_agent_group=edge || status=$?
  is "enrolled for a group that its agent does not name" \
    "$(grep -c 'Run headroom.fleet.provision' "$logs/elsewhere.log" | sed 's/[1-9][0-9]*/refused/')" refused
  status=0; play moves provision --limit h2 -e headroom_agent_group=edge || status=$?
  worked $status moves
  is "h2, its group" "$(host_state h2), $(api GET /hosts/h2 'a["group"]')" "LIVE $version 2 open, edge"
  is "its workers" "$(workers_of h2)" "$before"
  status=0; play moves-again provision --limit h2 -e headroom_agent_group=edge || status=$?
  worked $status moves-again
  is "second run, changed" "$(recap moves-again h2 changed)" 0
  status=0; play back provision --limit h2 || status=$?
  worked $status back
  is "h2, its group afterwards" "$(host_state h2), $(api GET /hosts/h2 'a["group"]')" "LIVE $version 2 open, default"
}

rolling() {
  part "A rolling upgrade under a call of eight that spans both hosts"
  begin_call roll --on h1=4 --on h2=4 --native 2
  ask_call look
  is "hosts of the call" "$(seen hosts)" "h1 h2"
  note "people sit at $(seen seats)"
  ask_call reset
  play steady provision --check
  ask_call look
  note "longest silence and freeze of the call while --check looked at all hosts, ms: $(seen audio) and $(seen video)"
  ask_call reset
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  status=0; play upgrade upgrade -e "headroom_agent_version=$version.next" || status=$?
  worked $status upgrade
  nobody_lost "rolling upgrade"
  at_least "moves, each of one person to another host or worker" "$(seen moves)" 1
  is "streams of theirs that did not arrive there" "$(seen absent)" 0
  note "silence p50/p95/max, ms: $(seen moved_audio); freeze: $(seen moved_video)"
  note "they sit at $(seen seats)"
  for h in h1 h2; do is "$h" "$(host_state $h)" "LIVE $version.next 2 open"; done
  is "order" "$(cordons_since "$since")" "cordon h1, uncordon h1, cordon h2, uncordon h2"
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  sleep 1
  status=0; play upgraded upgrade -e "headroom_agent_version=$version.next" || status=$?
  worked $status upgraded
  is "changed when run again" "$(recap upgraded h1 changed) $(recap upgraded h2 changed)" "0 0"
  is "hosts drained when run again" "$(cordons_since "$since")" ""
}

broken() {
  part "A release that does not run stops the roll-out"
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  before=$(workers_of h2)
  status=0; play broken upgrade -e "headroom_agent_version=$version.broken" -e headroom_agent_start_seconds=30 || status=$?
  is "status of the run" "$status" 2
  is "h1 runs what it ran, and nobody is sent to it" "$(host_state h1)" "LIVE $version.next 2 cordoned"
  is "h2" "$(host_state h2)" "LIVE $version.next 2 open"
  is "workers of h2 are the same" "$(workers_of h2)" "$before"
  is "hosts drained" "$(cordons_since "$since")" "cordon h1"
  is "it says why" "$(grep -c 'this release ends at once' "$logs/broken.log" | sed 's/[1-9][0-9]*/yes/')" yes
  status=0; play mended upgrade -e "headroom_agent_version=$version.later" || status=$?
  worked $status mended
  for h in h1 h2; do is "$h after a good one" "$(host_state $h)" "LIVE $version.later 2 open"; done
  nobody_lost "all of it"
  end_call
}

in_place() {
  part "An upgrade without a drain, under a call of eight that spans both hosts"
  begin_call in-place --on h1=4 --on h2=4 --native 2
  ask_call look
  is "hosts of the call" "$(seen hosts)" "h1 h2"
  ask_call reset
  play steady-again provision --check -e "headroom_agent_version=$version.later"
  ask_call look
  steady_audio=$(seen audio) steady_video=$(seen video)
  ask_call reset
  with_rooms=$(workers_with_rooms)
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  status=0; play in-place upgrade_in_place -e "headroom_agent_version=$version.next" || status=$?
  worked $status in-place
  for h in h1 h2; do is "$h" "$(host_state $h)" "LIVE $version.next 2 open"; done
  nobody_lost "upgrade in place"
  is "people who were moved" "$(seen moves)" 0
  # Both runs take the same processors from the same call; nobody's media passes through what was replaced.
  at_most "longest silence, beyond $steady_audio ms while --check ran" $(($(seen audio) - steady_audio)) 250 ms
  at_most "longest freeze, beyond $steady_video ms" $(($(seen video) - steady_video)) 250 ms
  note "signalling came back $(seen resumed) times"
  is "workers with rooms, and their processes" "$(workers_with_rooms)" "$with_rooms"
  is "hosts drained" "$(cordons_since "$since")" ""
  end_call
}

certificates() {
  part "New certificates"
  for room in a b; do api POST /rooms '""' "{\"id\": \"$room\"}" >/dev/null; done
  for _ in {1..50}; do [ "$(workers_with_rooms | wc -w)" = 2 ] && break; sleep 0.2; done
  with_rooms=$(workers_with_rooms)
  serial=$(api GET /hosts/h1/identity 'a["certificate"]["serial"]')
  status=0; play rotate rotate_certificates || status=$?
  worked $status rotate
  is "h1 has another one" "$([ "$(api GET /hosts/h1/identity 'a["certificate"]["serial"]')" != "$serial" ] && echo yes)" yes
  is "workers with rooms, and their processes" "$(workers_with_rooms)" "$with_rooms"
}

leaves() {
  part "A host leaves"
  status=0; play unnamed remove || status=$?
  is "all at once" "$(grep -c 'Name the hosts to be removed' "$logs/unnamed.log" | sed 's/[1-9][0-9]*/refused/')" refused
  status=0; play remove remove --limit h2 || status=$?
  worked $status remove
  is "workers of h2" "$(workers_of h2)" ""
  is "rooms, which are on h1 now" "$(api GET /workers '" ".join(sorted(r for w in a if w["host"] == "h1" for r in w["rooms"]))')" "a b"
  is "what is left on h2" "$(ssh h2 'ls -d /opt/headroom/agent /etc/headroom/agent* /var/lib/headroom-agent /run/headroom-agent /etc/systemd/system/*headroom* 2>/dev/null; nft list tables; id headroom-agent 2>/dev/null' || true)" ""
  is "h2 for the control plane" "$(api GET /hosts/h2 'a["code"]')" HOST_UNKNOWN
  is "h1" "$(host_state h1)" "LIVE $version.next 2 open"
}

# SQL: its one value, as the database's own administrator sees it.
in_database() {
  ssh h3 'runuser -u postgres -- python3 -c "
import psycopg2, sys
with psycopg2.connect(host=\"/run/postgresql\", dbname=\"headroom\") as connection, connection.cursor() as cursor:
    cursor.execute(sys.stdin.read())
    print(cursor.fetchone()[0])"' <<<"$1"
}

database() {
  part "A database of one's own"
  ssh h3 'set -e
    useradd --system --create-home --home-dir /var/lib/postgresql postgres
    cp -r "$(dirname "$(dirname "$(find /var/cache/headroom-control-plane -path "*/bin/initdb")")")" /opt/postgresql
    chmod -R a+rX /opt/postgresql
    install -m 600 -o postgres /etc/headroom/control-plane.key /var/lib/postgresql/server.key
    install -m 644 /etc/headroom/control-plane.pem /var/lib/postgresql/server.crt
    runuser -u postgres -- /opt/postgresql/bin/initdb -D /var/lib/postgresql/data --auth-local=peer --auth-host=scram-sha-256 >/dev/null
    systemd-run -q --unit=postgresql --uid=postgres -p RuntimeDirectory=postgresql -- /opt/postgresql/bin/postgres \
      -D /var/lib/postgresql/data -k /run/postgresql -c "listen_addresses=*" -c ssl=on \
      -c ssl_cert_file=/var/lib/postgresql/server.crt -c ssl_key_file=/var/lib/postgresql/server.key' 2>"$logs/postgresql.log" ||
    cat "$logs/postgresql.log"
  ssh h3 'cat >/etc/headroom/database-ca.pem' <"$LAB_DIR/tls/ca.pem"
  mv "$LAB_DIR/api-key" "$LAB_DIR/first-api-key"
  status=0; play database provision -i "$LAB_DIR/database.yml" --limit h3 || status=$?
  worked $status database
  is "hosts that this database knows" "$(api GET /hosts 'len(a)')" 0
  is "automatic mode, which nobody has turned on in this database" "$(api GET /automatic '{True: "on", False: "off"}.get(a.get("on"), "unknown")')" off
  status=0; play database-again provision -i "$LAB_DIR/database.yml" --limit h3 || status=$?
  worked $status database-again
  is "second run, changed" "$(recap database-again h3 changed)" 0

  api POST /enrolment-tokens '""' '{"host": "before", "reason": "lab"}' >/dev/null
  for again in "" -again; do
    status=0; play "owner$again" provision -i "$LAB_DIR/database.yml" -i "$LAB_DIR/owner.yml" --limit h3 || status=$?
    worked $status "owner$again"
  done
  is "second run with an owner, changed" "$(recap owner-again h3 changed)" 0
  is "tables of the control plane's role" "$(in_database "SELECT count(*) FROM pg_tables WHERE tableowner = 'headroom'")" 0
  is "what it may do with the audit" "$(in_database "SELECT string_agg(p, ' ') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
    WHERE has_table_privilege('headroom', 'audit', p)")" "SELECT INSERT"
  api POST /enrolment-tokens '""' '{"host": "after", "reason": "lab"}' >/dev/null
  is "acts before and after in the audit" \
    "$(for h in before after; do api GET "/audit?object=$h&limit=100" '" ".join(e["act"] for e in a)'; done | tr '\n' ' ')" \
    "enrolment.issue enrolment.issue "
  is "the audit's chain is whole" "$(api GET /audit/verification 'a["intact"]')" True
}

secrets() {
  part "Secrets"
  # A start that prints a password, and a run that shows the end of the journal, as it does when a first start fails.
  status=0
  play unready provision --limit h3 -e '{"headroom_control_plane_settings": {"headroom": {"reset-operator": true}}}' \
    -e headroom_control_plane_health_url=https://127.0.0.1:1/ -e headroom_control_plane_start_seconds=60 || status=$?
  is "status of a run that does not find the control plane ready" "$status" 2
  is "it shows the journal" "$(grep -c 'The end of its journal:' "$logs/unready.log" | sed 's/[1-9][0-9]*/yes/')" yes
  is "one-time passwords among the last lines of that" "$(ssh h3 'journalctl -u headroom-control-plane -n 20 -o cat' | grep -c '^Operator sign-in: ' | sed 's/[1-9][0-9]*/some/')" some
  is "logs with a one-time password" "$(one_time_passwords | grep -rlF -f - "$logs" | wc -l)" 0
  is "logs with the database's password" "$(grep -rl "$database_password" "$logs" | wc -l)" 0
  is "logs with the keystore's password" "$(grep -rl "$keystore_password" "$logs" | wc -l)" 0
  for key in "$LAB_DIR"/*api-key; do is "logs with a key of the API" "$(grep -rlF "$(head -n 1 "$key")" "$logs" | wc -l)" 0; done
}

for scenario in ${LAB_SCENARIOS:-"${all[@]}"}; do
  [[ " ${all[*]} " = *" $scenario "* ]] || { echo "no such scenario: $scenario; there are ${all[*]}" >&2; exit 64; }
  "$scenario"
done
summary
