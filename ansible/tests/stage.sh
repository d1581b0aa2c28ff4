# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# A fleet on the lab's hosts: h1 and h2 for media, h3 for the control plane; certificates, inventory, and how they are asked.

version=$LAB_VERSION
# shellcheck disable=SC2154 # "here" is of whoever reads this file.
checkout=$(dirname "$(dirname "$here")")
archive=$(ls "$LAB_RELEASES/headroom-agent-$version-linux-"*.tar.gz)
arch=${archive##*-}
arch=${arch%.tar.gz}
logs=$LAB_DIR/logs
mkdir -p "$logs" "$LAB_DIR/tls" "$LAB_DIR/collections/ansible_collections/headroom"
ln -s "$(dirname "$here")" "$LAB_DIR/collections/ansible_collections/headroom/fleet"
export ANSIBLE_CONFIG=$here/ansible.cfg ANSIBLE_HOME=$LAB_DIR/ansible ANSIBLE_LOCAL_TEMP=$LAB_DIR/ansible/tmp
export ANSIBLE_COLLECTIONS_PATH=$LAB_DIR/collections:/usr/lib/python3/dist-packages

# Looked for in every log at the end.
keystore_password=keystore-secret-$RANDOM$RANDOM

# An authority, and a certificate of it for each host; people in calls believe it, and nobody else.
make_certificates() (
  cd "$LAB_DIR/tls" || exit
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=Lab" \
    -addext basicConstraints=critical,CA:true -keyout ca.key -out ca.pem 2>/dev/null
  for h in h1 h2 h3; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$h" -addext "subjectAltName=DNS:$h" \
      -keyout $h.key -out $h.csr 2>/dev/null
    openssl x509 -req -in $h.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 -copy_extensions copyall -out $h.pem 2>/dev/null
    openssl pkcs12 -export -inkey $h.key -in $h.pem -out $h.p12 -passout "pass:$keystore_password"
  done
  "$JAVA_HOME/bin/keytool" -importcert -noprompt -alias lab -file ca.pem -keystore trust.p12 -storepass believed 2>/dev/null
)

cat >"$LAB_DIR/inventory.yml" <<YAML
all:
  vars:
    ansible_user: root
    headroom_release_dir: $LAB_RELEASES
    headroom_api_url: https://h3:8443
    headroom_api_key_file: $LAB_DIR/api-key
    headroom_api_ca_file: $LAB_DIR/tls/ca.pem
  children:
    headroom_control_plane:
      hosts:
        h3:
      vars:
        headroom_control_plane_version: $version
        headroom_control_plane_http_listen: 0.0.0.0
        headroom_control_plane_http_port: 8443
        headroom_control_plane_tls_certificate: $LAB_DIR/tls/h3.pem
        headroom_control_plane_tls_key: $LAB_DIR/tls/h3.key
    headroom_agents:
      hosts:
        h1:
        h2:
      vars:
        headroom_agent_version: $version
        headroom_agent_control_plane: h3:9090
        headroom_agent_tls_keystore: "$LAB_DIR/tls/{{ inventory_hostname }}.p12"
        headroom_agent_tls_password: $keystore_password
        headroom_agent_workers: 2
        headroom_agent_start_seconds: 120
YAML

database_password=database-secret-$RANDOM$RANDOM
cat >"$LAB_DIR/database.yml" <<YAML
all:
  children:
    headroom_postgresql:
      hosts:
        h3:
      vars:
        headroom_postgresql_password: $database_password
        headroom_postgresql_clients: [10.99.0.0/24]
    headroom_control_plane:
      vars:
        headroom_control_plane_database_url: jdbc:postgresql://h3/headroom?sslmode=verify-full&sslrootcert=/etc/headroom/database-ca.pem
        headroom_control_plane_database_password: $database_password
YAML

# A role that owns the tables, and is not the one as which the control plane works.
cat >"$LAB_DIR/owner.yml" <<YAML
all:
  children:
    headroom_postgresql:
      vars:
        headroom_postgresql_owner_password: $database_password-owner
    headroom_control_plane:
      vars:
        headroom_control_plane_database_owner_password: $database_password-owner
YAML

# NAME PLAYBOOK ARGUMENTS…: runs a playbook; its output goes to a log of that name, its seconds to $seconds.
play() {
  local name=$1 playbook=$2 began=$SECONDS status=0
  shift 2
  ansible-playbook -i "$LAB_DIR/inventory.yml" "headroom.fleet.$playbook" "$@" >"$logs/$name.log" 2>&1 </dev/null || status=$?
  # shellcheck disable=SC2034 # For whoever asked.
  seconds=$((SECONDS - began))
  return $status
}

# NAME HOST FIELD: a number of the recap of that run: ok, changed, failed, …
recap() { grep -E "^$2 +:" "$logs/$1.log" | grep -oE "\b$3=[0-9]+" | tail -n 1 | cut -d = -f 2; }

# NAME: a run that had to succeed and did not shows its end.
worked() {
  local status=$1 name=$2
  is "$name: status of the run" "$status" 0
  [ "$status" -eq 0 ] || { grep -E 'fatal|msg:|FAILED' "$logs/$name.log" | tail -n 20; tail -n 5 "$logs/$name.log"; }
}

# METHOD PATH [FILTER [BODY]]: asks the API as a back end would; FILTER is Python on the answer 'a'.
api() {
  python3 - "$1" "$2" "${3:-a}" "${4:-}" "$LAB_DIR/api-key" "$LAB_DIR/tls/ca.pem" <<'PYTHON'
import json, ssl, sys, urllib.error, urllib.request
method, path, expression, body, key_file, ca_file = sys.argv[1:]
request = urllib.request.Request(
    "https://h3:8443/api/v1" + path, method=method, data=body.encode() or None,
    headers={"Authorization": "Bearer " + open(key_file).readline().strip(), "Content-Type": "application/json"})
try:
    with urllib.request.urlopen(request, context=ssl.create_default_context(cafile=ca_file), timeout=10) as answer:
        a = json.loads(answer.read() or "null")
except urllib.error.HTTPError as error:
    a = json.loads(error.read() or "null")
value = eval(expression)
print(value if isinstance(value, (str, int, float)) else json.dumps(value))
PYTHON
}

# HOST: the newest state of a host as the control plane sees it: state, version, how many workers run, cordoned.
host_state() {
  api GET "/hosts/$1" '"%s %s %d %s" % (a["state"], a["agentVersion"], sum(w["state"] == "RUNNING" for w in a["workers"]), "cordoned" if a["cordoned"] else "open")'
}

# HOST: the workers' processes, as the host has them.
workers_of() { ssh "$1" 'pgrep -x mediasoup-worke | sort -n | tr "\n" " "'; }

# The workers that have rooms, and their processes.
workers_with_rooms() {
  api GET /workers '" ".join(sorted("%s:%d" % (w["id"], w["pid"]) for w in a if w["rooms"]))'
}

# ARGUMENTS…: what the rig does for these scenarios, on the lab's side.
rig() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dheadroom.root="$checkout" \
    -Djavax.net.ssl.trustStore="$LAB_DIR/tls/trust.p12" -Djavax.net.ssl.trustStorePassword=believed \
    -cp "$checkout/control-plane/rig/target/headroom-rig.jar:$checkout/control-plane/rig/target/lib/*" headroom.rig.RigMain "$@"
}

# ROOM ARGUMENTS…: people join a room, and stay until end_call; see ProbeCommand of the rig. One call at a time.
begin_call() {
  local room=$1 line=
  shift
  coproc CALL {
    rig probe --api https://h3:8443 --api-key-file "$LAB_DIR/api-key" --ca "$LAB_DIR/tls/ca.pem" --log "$logs/people-$room.log" \
      --room "$room" "$@" 2>"$logs/call-$room.log"
  }
  read -r -t 240 line <&"${CALL[0]}" || true
  if [ "$line" = ready ]; then return 0; fi
  is "call $room" "$(tail -n 3 "$logs/call-$room.log" | tr '\n' ' ')" "everybody receives everybody"
  return 1
}

# COMMAND: reset, or look, whose lines are kept for 'seen'.
ask_call() {
  local line
  echo "$1" >&"${CALL[1]}"
  : >"$LAB_DIR/seen"
  while read -r -t 60 line <&"${CALL[0]}" && [ "$line" != . ]; do echo "$line" >>"$LAB_DIR/seen"; done
}

# NAME: a value of the last look.
seen() { sed -n "s/^$1=//p" "$LAB_DIR/seen"; }

end_call() {
  local pid=${CALL_PID:-} to=${CALL[1]:-}
  [ -z "$to" ] || exec {to}>&-
  [ -z "$pid" ] || wait "$pid" || true
}

# NAME: looks, and says what nobody in the call may have noticed.
nobody_lost() {
  ask_call look
  is "$1: people lost, or had to join again" "$(seen lost) $(seen rejoined)" "0 0"
  is "$1: streams that flow" "$(seen flowing)" "$(seen streams)"
}
