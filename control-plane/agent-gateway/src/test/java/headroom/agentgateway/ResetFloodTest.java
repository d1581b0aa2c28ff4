// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.HostId;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody without a certificate who begins calls and gives them up at once, as fast as he can. */
@Timeout(60)
final class ResetFloodTest {
  private static final int SETTINGS = 4;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int GO_AWAY = 7;
  private static final int END_HEADERS = 4;
  private static final int FRAME_HEAD = 9;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;
  private static final int PATIENCE_MS = 20_000;

  private final EnrolledRig rig = new EnrolledRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void hisConnectionIsEndedAndOthersGoOn() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLSv1.3");
    tls.init(null, new TrustManager[] {rig.pinned()}, null);
    try (SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", rig.port())) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(PATIENCE_MS);
      flood(socket.getOutputStream());
      assertThat(reasonOfTheEnd(new DataInputStream(socket.getInputStream())))
          .isEqualTo(ENHANCE_YOUR_CALM);
    }
    rig.agent("media-03", rig.enrol("media-03")).connect();
    assertThat(rig.world().state().agents().isLive(new HostId("media-03"))).isTrue();
  }

  private static void flood(OutputStream out) throws IOException {
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(out, SETTINGS, 0, 0, new byte[0]);
    byte[] call = call();
    byte[] cancel = ByteBuffer.allocate(Integer.BYTES).putInt(CANCEL).array();
    try {
      for (int number = 0; number <= AgentPort.MOST_RESETS; number++) {
        int stream = 2 * number + 1;
        frame(out, HEADERS, END_HEADERS, stream, call);
        frame(out, RESET, 0, stream, cancel);
      }
      out.flush();
    } catch (IOException e) {
      // Ended before the last one: what was said about it can still be read.
    }
  }

  /** The headers of a call in HPACK: indexed names of the static table, values as they are. */
  private static byte[] call() throws IOException {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    final int methodPost = 0x83;
    final int schemeHttps = 0x87;
    headers.write(methodPost);
    headers.write(schemeHttps);
    literal(headers, ":path", "/headroom.enrolment.v1.Enrolment/Enrol");
    literal(headers, ":authority", "control-plane");
    literal(headers, "content-type", "application/grpc");
    literal(headers, "te", "trailers");
    return headers.toByteArray();
  }

  private static void literal(ByteArrayOutputStream headers, String name, String value)
      throws IOException {
    headers.write(0);
    headers.write(name.length());
    headers.write(name.getBytes(StandardCharsets.US_ASCII));
    headers.write(value.length());
    headers.write(value.getBytes(StandardCharsets.US_ASCII));
  }

  private static void frame(OutputStream out, int type, int flags, int stream, byte[] body)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEAD + body.length);
    frame.put((byte) 0).putShort((short) body.length).put((byte) type).put((byte) flags);
    out.write(frame.putInt(stream).put(body).array());
  }

  /** The error code with which the server says good-bye; what it says before is passed over. */
  private static int reasonOfTheEnd(DataInputStream in) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << Short.SIZE | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      in.skipNBytes(1 + Integer.BYTES);
      byte[] body = in.readNBytes(length);
      if (type == GO_AWAY) {
        return ByteBuffer.wrap(body).getInt(Integer.BYTES);
      }
    }
  }
}
