// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

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

  /** Its name; null when it came in plain text. */
  static @Nullable String ofThisCall() {
    return NAME.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return next.startCall(call, headers);
    }
    try {
      if (session.getPeerCertificates()[0] instanceof X509Certificate certificate
          && FleetIdentity.of(certificate) instanceof FleetIdentity.Host host) {
        certificate.checkValidity();
        return Contexts.interceptCall(
            Context.current().withValue(NAME, host.name()), call, headers, next);
      }
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      call.close(
          Status.UNAUTHENTICATED.withDescription("CERTIFICATE_EXPIRED: " + e.getMessage()),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription("NOT_ENROLLED: no host's certificate"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
