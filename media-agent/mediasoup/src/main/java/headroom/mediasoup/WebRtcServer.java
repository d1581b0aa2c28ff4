// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.state.WebRtcServerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.WorkerRequests;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens for WebRTC transports of all routers of a worker.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcServer">WebRtcServer</a>
 */
public final class WebRtcServer extends MediasoupObject {
  private final Worker worker;
  private final Map<String, WebRtcTransport> transports = new ConcurrentHashMap<>();

  WebRtcServer(Worker worker, Creation creation) {
    super(worker.channel(), creation);
    this.worker = worker;
  }

  public Collection<WebRtcTransport> webRtcTransports() {
    return Collections.unmodifiableCollection(transports.values());
  }

  public WebRtcServerDump dump() {
    return Answers.webRtcServerDump(request(WorkerRequests.dumpWebRtcServer(id())));
  }

  void add(WebRtcTransport transport) {
    transports.put(transport.id(), transport);
    transport.onClose(reason -> transports.remove(transport.id()));
    if (closed()) {
      transport.end(CloseReason.WEBRTC_SERVER_CLOSED);
    }
  }

  @Override
  Request closeRequest() {
    return WorkerRequests.closeWebRtcServer(id());
  }

  @Override
  void closeDependents(CloseReason reason) {
    transports.values().forEach(transport -> transport.end(CloseReason.WEBRTC_SERVER_CLOSED));
  }

  @Override
  void leave() {
    worker.remove(this);
  }

  @Override
  void handle(Notification notification) {
    // A server has none.
  }
}
