// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import com.google.protobuf.ByteString;
import headroom.enrolmentprotocol.v1.Credentials;
import headroom.enrolmentprotocol.v1.EnrolRequest;
import headroom.enrolmentprotocol.v1.EnrolmentGrpc;
import headroom.enrolmentprotocol.v1.RenewRequest;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.PresentedCertificate;
import headroom.planning.HostId;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC service that gives hosts their certificates. */
public final class EnrolmentService extends EnrolmentGrpc.EnrolmentImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(EnrolmentService.class);
  private static final int MOST_DESCRIPTION_CHARACTERS = 400;

  /** Strangers may ask; they must not keep the database from others. */
  private static final int MOST_AT_ONCE = 32;

  private final Enrolment enrolment;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  public EnrolmentService(Enrolment enrolment) {
    this.enrolment = enrolment;
  }

  @Override
  public void enrol(EnrolRequest request, StreamObserver<Credentials> out) {
    answer(
        out,
        () ->
            enrolment.redeem(
                request.getToken(),
                host(request.getHost()),
                request.getCertificateRequest().toByteArray()));
  }

  @Override
  public void renew(RenewRequest request, StreamObserver<Credentials> out) {
    PresentedCertificate shown = ShownCertificates.ofThisCall();
    answer(
        out,
        () -> {
          if (shown == null) {
            throw new HeadroomException(
                ErrorCode.NOT_ENROLLED, "Only a certificate can be renewed. Enrol with a token.");
          }
          return enrolment.renew(shown, request.getCertificateRequest().toByteArray());
        });
  }

  private void answer(
      StreamObserver<Credentials> out, Supplier<headroom.operations.enrolment.Credentials> asked) {
    if (!places.tryAcquire()) {
      out.onError(
          Status.UNAVAILABLE.withDescription("too many at once; try again").asRuntimeException());
      return;
    }
    Credentials answer;
    try {
      answer = proto(asked.get());
    } catch (HeadroomException e) {
      Status status = status(e);
      // Not the message itself: it may repeat what a stranger sent.
      LOG.info("A host was refused: {}", status.getDescription());
      out.onError(status.asRuntimeException());
      return;
    } catch (RuntimeException e) {
      LOG.error("A host's request could not be handled", e);
      out.onError(
          Status.INTERNAL
              .withDescription(ErrorCode.INTERNAL + ": the control plane's log has the details.")
              .asRuntimeException());
      return;
    } finally {
      places.release();
    }
    out.onNext(answer);
    out.onCompleted();
  }

  private static HostId host(String name) {
    try {
      return new HostId(name);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  private static Status status(HeadroomException e) {
    return AgentStream.status(e.code().category())
        .withDescription(
            Require.printable(e.code() + ": " + e.getMessage(), MOST_DESCRIPTION_CHARACTERS));
  }

  private static Credentials proto(headroom.operations.enrolment.Credentials credentials) {
    Credentials.Builder message =
        Credentials.newBuilder().setCertificate(bytes(credentials.certificate()));
    credentials.authorities().forEach(authority -> message.addAuthorities(bytes(authority)));
    return message.build();
  }

  private static ByteString bytes(String base64) {
    return ByteString.copyFrom(Base64.getDecoder().decode(base64));
  }
}
