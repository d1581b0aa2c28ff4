// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpParameters;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What both libraries are asked for: bench/workload.json of this module. */
record Workload(List<RtpCodecCapability> mediaCodecs, Source producer) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  record Source(MediaKind kind, RtpParameters rtpParameters) {}

  /** The file lies two folders above the classes of this build, target/test-classes. */
  static Workload read() throws URISyntaxException {
    Path classes =
        Path.of(Workload.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path file = classes.resolve("../../bench/workload.json").normalize();
    return JSON.readValue(file, Workload.class);
  }

  ProducerOptions producerOptions() {
    return ProducerOptions.of(producer.kind(), producer.rtpParameters());
  }
}
