// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import com.google.protobuf.ByteString;
import headroom.agent.config.ControlPlaneConfig;
import headroom.enrolmentprotocol.v1.Credentials;
import headroom.enrolmentprotocol.v1.EnrolRequest;
import headroom.enrolmentprotocol.v1.EnrolmentGrpc;
import headroom.enrolmentprotocol.v1.EnrolmentGrpc.EnrolmentBlockingStub;
import headroom.enrolmentprotocol.v1.RenewRequest;
import io.grpc.ChannelCredentials;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the control plane for certificates. */
public final class EnrolmentClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ControlPlaneConfig controlPlane;
  private final IdentityFiles files;

  public EnrolmentClient(ControlPlaneConfig controlPlane, IdentityFiles files) {
    this.controlPlane = controlPlane;
    this.files = files;
  }

  /**
   * Gets the first certificate, or one in the place of all former ones.
   *
   * @param pin SHA-256 of the authority's public key, in hex
   */
  public Identity enrol(String host, String token, String pin) throws EnrolmentException {
    return ask(
        host,
        FleetTls.pinned(pin),
        (stub, request) ->
            stub.enrol(
                EnrolRequest.newBuilder()
                    .setToken(token)
                    .setHost(host)
                    .setCertificateRequest(request)
                    .build()));
  }

  /** Gets the successor of a certificate. */
  Identity renew(Identity identity) throws EnrolmentException {
    return ask(
        identity.host(),
        FleetTls.toControlPlane(() -> identity),
        (stub, request) ->
            stub.renew(RenewRequest.newBuilder().setCertificateRequest(request).build()));
  }

  private interface Question {
    Credentials ask(EnrolmentBlockingStub stub, ByteString request);
  }

  private Identity ask(String host, ChannelCredentials credentials, Question question)
      throws EnrolmentException {
    KeyPair keys = files.nextKey();
    var request = ByteString.copyFrom(CertificateRequest.of(keys));
    var channel =
        NettyChannelBuilder.forAddress(controlPlane.host(), controlPlane.port(), credentials)
            .build();
    try {
      var answer =
          question.ask(
              EnrolmentGrpc.newBlockingStub(channel)
                  .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
              request);
      var identity = identity(answer, keys);
      if (!identity.host().equals(host)) {
        throw new CertificateException("a certificate for another host");
      }
      files.save(identity);
      return identity;
    } catch (StatusRuntimeException e) {
      throw failure(e);
    } catch (GeneralSecurityException e) {
      throw new EnrolmentException(true, "the control plane's answer is no certificate of ours", e);
    } finally {
      channel.shutdownNow();
    }
  }

  private static Identity identity(Credentials answer, KeyPair keys)
      throws GeneralSecurityException {
    X509Certificate certificate = Keys.certificate(answer.getCertificate().toByteArray());
    if (!certificate.getPublicKey().equals(keys.getPublic())) {
      throw new CertificateException("a certificate for another key");
    }
    List<X509Certificate> authorities = new ArrayList<>();
    for (var authority : answer.getAuthoritiesList()) {
      authorities.add(Keys.certificate(authority.toByteArray()));
    }
    return Identity.of(keys.getPrivate(), certificate, authorities);
  }

  private EnrolmentException failure(StatusRuntimeException e) {
    var status = e.getStatus();
    String address = controlPlane.host() + ":" + controlPlane.port();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new EnrolmentException(
            true, "what listens at " + address + " is not trusted: " + cause.getMessage(), e);
      }
    }
    boolean away =
        status.getCode() == Status.Code.UNAVAILABLE
            || status.getCode() == Status.Code.DEADLINE_EXCEEDED
            || status.getCode() == Status.Code.INTERNAL
            || status.getCode() == Status.Code.UNIMPLEMENTED;
    return new EnrolmentException(
        !away,
        away
            ? "the control plane at " + address + " does not answer as it should: " + text(status)
            : text(status),
        e);
  }

  private static String text(Status status) {
    var description = status.getDescription();
    return description == null ? status.getCode().name() : description;
  }
}
