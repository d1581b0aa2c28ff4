// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetTrust;
import headroom.operations.enrolment.PresentedCertificate;
import headroom.planning.HostId;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds the certificate by which an agent made its connection. TLS has verified whose it is;
 * whether it is still good is for the call to ask.
 */
public final class ShownCertificates implements ServerInterceptor {
  private static final Context.Key<PresentedCertificate> SHOWN = Context.key("certificate");

  /** Null when there is none. */
  static @Nullable PresentedCertificate ofThisCall() {
    return SHOWN.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    PresentedCertificate shown = shown(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    return shown == null
        ? next.startCall(call, headers)
        : Contexts.interceptCall(Context.current().withValue(SHOWN, shown), call, headers, next);
  }

  private static @Nullable PresentedCertificate shown(@Nullable SSLSession session) {
    try {
      return session != null
              && session.getPeerCertificates()[0] instanceof X509Certificate certificate
              && FleetIdentity.of(certificate)
                  instanceof FleetIdentity.Host(String name, long generation)
          ? new PresentedCertificate(
              new HostId(name),
              generation,
              certificate.getSerialNumber().toString(16),
              FleetTrust.sha256(certificate.getPublicKey().getEncoded()),
              Base64.getEncoder().encodeToString(certificate.getEncoded()),
              certificate.getNotBefore().toInstant(),
              certificate.getNotAfter().toInstant())
          : null;
    } catch (SSLPeerUnverifiedException | CertificateException | IllegalArgumentException e) {
      return null;
    }
  }
}
