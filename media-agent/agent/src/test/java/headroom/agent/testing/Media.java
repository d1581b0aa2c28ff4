// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters in the shapes that mediasoup-client sends them. */
public final class Media {
  private static final String DTLS =
      "{'role':'client','fingerprints':[{'algorithm':'sha-256','value':'"
          + "82:5A:68:3D:36:C3:0A:DE:AF:E7:32:43:D2:88:83:57:AC:2D:65:E5:80:C4:B6:FB:AF:1A:A0:21:9F:6D:0C:AD"
          + "'}]}";

  private Media() {}

  public static ObjectNode dtls() {
    return TestClient.json(DTLS);
  }

  /** What a browser sends with a microphone. */
  public static ObjectNode opus(long ssrc) {
    return TestClient.json(
        """
        {'codecs':[{'mimeType':'audio/opus','payloadType':111,'clockRate':48000,'channels':2,
          'parameters':{'minptime':10,'useinbandfec':1},
          'rtcpFeedback':[{'type':'transport-cc','parameter':''}]}],
         'headerExtensions':[
          {'uri':'urn:ietf:params:rtp-hdrext:sdes:mid','id':4,'encrypt':false,'parameters':{}},
          {'uri':'urn:ietf:params:rtp-hdrext:ssrc-audio-level','id':10,'encrypt':false,'parameters':{}}],
         'encodings':[{'ssrc':%d,'dtx':false}],
         'rtcp':{'cname':'%d','reducedSize':true},'mid':'%d'}
        """
            .formatted(ssrc, ssrc, ssrc % 1000));
  }

  /** What a browser sends with a camera in one layer. */
  public static ObjectNode vp8(long ssrc) {
    return TestClient.json(
        """
        {'codecs':[
          {'mimeType':'video/VP8','payloadType':96,'clockRate':90000,'parameters':{},
           'rtcpFeedback':[{'type':'goog-remb','parameter':''},{'type':'ccm','parameter':'fir'},
            {'type':'nack','parameter':''},{'type':'nack','parameter':'pli'}]},
          {'mimeType':'video/rtx','payloadType':97,'clockRate':90000,'parameters':{'apt':96},
           'rtcpFeedback':[]}],
         'headerExtensions':[
          {'uri':'urn:ietf:params:rtp-hdrext:sdes:mid','id':4,'encrypt':false,'parameters':{}}],
         'encodings':[{'ssrc':%d,'rtx':{'ssrc':%d},'dtx':false}],
         'rtcp':{'cname':'%d','reducedSize':true},'mid':'%d'}
        """
            .formatted(ssrc, ssrc + 1, ssrc, ssrc % 1000));
  }

  /** Two layers by rid, as the demo's webcam. */
  public static ObjectNode simulcast() {
    return TestClient.json(
        """
        {'codecs':[
          {'mimeType':'video/VP8','payloadType':96,'clockRate':90000,
           'parameters':{'x-google-start-bitrate':1000},
           'rtcpFeedback':[{'type':'nack','parameter':''},{'type':'nack','parameter':'pli'}]},
          {'mimeType':'video/rtx','payloadType':97,'clockRate':90000,'parameters':{'apt':96},
           'rtcpFeedback':[]}],
         'headerExtensions':[
          {'uri':'urn:ietf:params:rtp-hdrext:sdes:mid','id':4,'encrypt':false,'parameters':{}},
          {'uri':'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id','id':5,'encrypt':false,'parameters':{}}],
         'encodings':[
          {'rid':'r0','scalabilityMode':'L1T3','scaleResolutionDownBy':2,'maxBitrate':300000,'dtx':false},
          {'rid':'r1','scalabilityMode':'L1T3','maxBitrate':900000,'dtx':false}],
         'rtcp':{'cname':'simulcast','reducedSize':true},'mid':'7'}
        """);
  }

  /** What mediasoup-client makes of a router's capabilities: here, a device that can do it all. */
  public static JsonNode deviceCapabilities(JsonNode routerCapabilities) {
    return routerCapabilities.deepCopy();
  }
}
