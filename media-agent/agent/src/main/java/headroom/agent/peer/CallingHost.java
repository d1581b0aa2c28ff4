// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.identity.DenyList;
import headroom.agentprotocol.identity.FleetIdentity;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which host calls, by the certificate of its connection. A connection may outlive its
 * certificate; a call may not.
 */
final class CallingHost implements ServerInterceptor {
  private static final Context.Key<String> NAME = Context.key("host");
  private static final String EXPIRED = "CERTIFICATE_EXPIRED: ";

  private final DenyList denyList;

  /**
   * @param denyList whose certificates count no more
   */
  CallingHost(DenyList denyList) {
    this.denyList = denyList;
  }

  /** Its name; null when it came in plain text. */
  static @Nullable String ofThisCall() {
    return NAME.get();
  }

  /** Whether a call was refused because its connection is older than the certificate in use. */
  static boolean isExpired(Status refusal) {
    var why = refusal.getDescription();
    return refusal.getCode() == Status.Code.UNAUTHENTICATED
        && why != null
        && why.startsWith(EXPIRED);
  }

  /** Whose certificate a connection came with; null when it is no host's. */
  static FleetIdentity.@Nullable Host of(SSLSession session) {
    try {
      return FleetIdentity.of(certificate(session)) instanceof FleetIdentity.Host host
          ? host
          : null;
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return null;
    }
  }

  private static X509Certificate certificate(SSLSession session)
      throws SSLPeerUnverifiedException, CertificateException {
    if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new CertificateException("no X.509");
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return next.startCall(call, headers);
    }
    FleetIdentity.Host host = of(session);
    if (host == null) {
      return refuse(call, "NOT_ENROLLED: no host's certificate");
    }
    try {
      certificate(session).checkValidity();
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return refuse(call, EXPIRED + e.getMessage());
    }
    var denied = denyList.refusal(host.name(), host.generation());
    if (denied.isPresent()) {
      return refuse(call, denied.get());
    }
    return Contexts.interceptCall(
        Context.current().withValue(NAME, host.name()), call, headers, next);
  }

  private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, String why) {
    call.close(Status.UNAUTHENTICATED.withDescription(why), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
