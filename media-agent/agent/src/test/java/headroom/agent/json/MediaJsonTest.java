// SPDX-License-Identifier: Apache-2.0
package headroom.agent.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.DtlsRole;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MediaJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void rtpParametersOfMediasoupClientAreReadAsTheyAre() {
    var parameters =
        MediaJson.read(
            json(
                """
                {"mid":"0","msid":"s t","codecs":[
                  {"mimeType":"video/VP8","payloadType":96,"clockRate":90000,
                   "parameters":{"x-google-start-bitrate":1000},
                   "rtcpFeedback":[{"type":"nack","parameter":"pli"},{"type":"nack","parameter":""}]},
                  {"mimeType":"video/rtx","payloadType":97,"clockRate":90000,
                   "parameters":{"apt":96},"rtcpFeedback":[]}],
                 "headerExtensions":[{"uri":"urn:ietf:params:rtp-hdrext:sdes:mid","id":4,
                   "encrypt":false,"parameters":{}}],
                 "encodings":[{"rid":"r0","active":true,"scaleResolutionDownBy":2,
                   "maxBitrate":500000,"scalabilityMode":"L1T3","dtx":false}],
                 "rtcp":{"cname":"abc","reducedSize":true}}
                """),
            RtpParameters.class,
            "rtpParameters",
            ErrorCode.INVALID_RTP_PARAMETERS);
    assertThat(parameters.mid()).isEqualTo("0");
    assertThat(parameters.codecs()).hasSize(2);
    assertThat(parameters.codecs().get(1).parameters()).containsEntry("apt", 96);
    assertThat(parameters.encodings().getFirst().maxBitrate()).isEqualTo(500_000);
    assertThat(parameters.encodings().getFirst().rid()).isEqualTo("r0");
    assertThat(parameters.rtcp().cname()).isEqualTo("abc");
  }

  @Test
  void enumsGoOutByTheirWireNamesAndAbsentValuesNotAtAll() {
    assertThat(MediaJson.toJson(new DtlsParameters(DtlsRole.AUTO, java.util.List.of())).toString())
        .isEqualTo("{\"role\":\"auto\",\"fingerprints\":[]}");
    assertThat(MediaJson.toJson(MediaKind.AUDIO).asString()).isEqualTo("audio");
    var capabilities =
        MediaJson.read(
            json(
                """
                {"codecs":[{"kind":"audio","mimeType":"audio/opus","preferredPayloadType":100,
                  "clockRate":48000,"channels":2}],
                 "headerExtensions":[{"kind":"audio","uri":"urn:ietf:params:rtp-hdrext:sdes:mid",
                  "preferredId":1,"preferredEncrypt":false,"direction":"sendrecv"}]}
                """),
            RtpCapabilities.class,
            "rtpCapabilities",
            ErrorCode.INVALID_RTP_CAPABILITIES);
    var written = MediaJson.toJson(capabilities);
    assertThat(written.at("/codecs/0/kind").asString()).isEqualTo("audio");
    assertThat(written.at("/headerExtensions/0/direction").asString()).isEqualTo("sendrecv");
    assertThat(
            MediaJson.read(
                written, RtpCapabilities.class, "again", ErrorCode.INVALID_RTP_CAPABILITIES))
        .isEqualTo(capabilities);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"codecs\":5}",
        "{\"codecs\":[{\"mimeType\":\"audio/opus\"}]}",
        "{\"codecs\":[null]}",
        "{\"codecs\":[{\"mimeType\":\"a\",\"payloadType\":\"x\",\"clockRate\":1}]}",
        "{\"codecs\":[{\"mimeType\":\"a\",\"payloadType\":1e99,\"clockRate\":1}]}",
        "{\"encodings\":[{\"ssrc\":{}}]}",
        "{\"encodings\":[{\"ssrc\":99999999999999999999}]}",
        "{\"mid\":{\"a\":1}}",
        "{\"rtcp\":[]}",
      })
  void absurdParametersAreRefusedWithTheirPlace(String absurd) {
    assertThatThrownBy(
            () ->
                MediaJson.read(
                    json(absurd),
                    RtpParameters.class,
                    "rtpParameters",
                    ErrorCode.INVALID_RTP_PARAMETERS))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_RTP_PARAMETERS);
              assertThat(e.text()).startsWith("rtpParameters").doesNotContain("headroom.");
            });
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
