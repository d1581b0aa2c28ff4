// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** libwebrtc's descriptions and statistics as blocking calls. */
final class Negotiation {
  private static final long TIMEOUT_SECONDS = 15;

  private Negotiation() {}

  /** Creates and sets an offer; returns its SDP. */
  static String localOffer(RTCPeerConnection connection) throws NativeMediaException {
    var created = new Created();
    connection.createOffer(new RTCOfferOptions(), created);
    return setLocal(connection, RTCSdpType.OFFER, created.future);
  }

  /** Creates and sets an answer; returns its SDP. */
  static String localAnswer(RTCPeerConnection connection) throws NativeMediaException {
    var created = new Created();
    connection.createAnswer(new RTCAnswerOptions(), created);
    return setLocal(connection, RTCSdpType.ANSWER, created.future);
  }

  private static String setLocal(
      RTCPeerConnection connection, RTCSdpType type, CompletableFuture<String> created)
      throws NativeMediaException {
    var sdp = await("a local " + type, created);
    var set = new Set();
    connection.setLocalDescription(new RTCSessionDescription(type, sdp), set);
    await("setting a local " + type, set.future);
    return sdp;
  }

  static void setRemote(RTCPeerConnection connection, RTCSdpType type, String sdp)
      throws NativeMediaException {
    var set = new Set();
    connection.setRemoteDescription(new RTCSessionDescription(type, sdp), set);
    await("setting a remote " + type, set.future);
  }

  static RTCStatsReport stats(RTCPeerConnection connection) throws NativeMediaException {
    var delivered = new CompletableFuture<RTCStatsReport>();
    connection.getStats(delivered::complete);
    return await("statistics", delivered);
  }

  private static <T> T await(String what, CompletableFuture<T> future) throws NativeMediaException {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new NativeMediaException(what + " failed: " + e.getCause());
    } catch (TimeoutException e) {
      throw new NativeMediaException(what + " took more than " + TIMEOUT_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NativeMediaException(what + " was interrupted");
    }
  }

  /** Observers run on libwebrtc's signalling thread: they only hand over. */
  private static final class Created implements CreateSessionDescriptionObserver {
    private final CompletableFuture<String> future = new CompletableFuture<>();

    @Override
    public void onSuccess(RTCSessionDescription description) {
      future.complete(description.sdp);
    }

    @Override
    public void onFailure(String error) {
      future.completeExceptionally(new IllegalStateException(error));
    }
  }

  private static final class Set implements SetSessionDescriptionObserver {
    private final CompletableFuture<Boolean> future = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      future.complete(true);
    }

    @Override
    public void onFailure(String error) {
      future.completeExceptionally(new IllegalStateException(error));
    }
  }
}
