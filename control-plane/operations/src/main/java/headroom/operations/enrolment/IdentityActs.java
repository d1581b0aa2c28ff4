// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditObject.Kind;
import headroom.planning.HostId;
import java.util.Map;
import java.util.TreeMap;

/** Names of acts, and what they say. */
final class IdentityActs {
  private IdentityActs() {}

  static Act of(String who, String name, HostId host, String why) {
    return Act.of(who, name, new AuditObject(Kind.HOST, host.name()), why);
  }

  /** Author of what a host's agent does by itself. */
  static String agentOf(HostId host) {
    return "agent of " + host;
  }

  /** What an enrolment has given or taken, in the audit: group and certificate. */
  static Map<String, Object> words(HostIdentity identity) {
    Map<String, Object> words = new TreeMap<>(words(identity.certificate()));
    String group = identity.group();
    if (group != null) {
      words.put("group", group);
    }
    return words;
  }

  /** What a certificate looks like in the audit. */
  static Map<String, Object> words(HostCertificate certificate) {
    return Map.of(
        "generation",
        certificate.generation(),
        "serial",
        certificate.serial(),
        "expiresAt",
        certificate.expiresAt().toString());
  }
}
