// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.fbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.flatbuffers.FlatBufferBuilder;
import headroom.mediasoup.fbs.router.CreatePlainTransportRequest;
import headroom.mediasoup.fbs.router.CreatePlainTransportRequestT;
import headroom.mediasoup.fbs.rtpparameters.RtpParameters;
import headroom.mediasoup.fbs.rtpparameters.RtpParametersT;
import headroom.mediasoup.fbs.worker.CreateRouterRequest;
import headroom.mediasoup.fbs.worker.CreateRouterRequestT;
import org.junit.jupiter.api.Test;

/** The runtime's own check lets absent fields pass; a worker would crash at them. */
class MandatoryFieldTest {
  private final FlatBufferBuilder builder = new FlatBufferBuilder();

  @Test
  void anAbsentStringIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateRouterRequest.pack(builder, new CreateRouterRequestT()))
        .withMessage("routerId is mandatory");
  }

  @Test
  void anAbsentVectorIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RtpParameters.pack(builder, new RtpParametersT()))
        .withMessage("codecs is mandatory");
  }

  @Test
  void anAbsentTableIsRefused() {
    var request = new CreatePlainTransportRequestT();
    request.setTransportId("id");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreatePlainTransportRequest.pack(builder, request))
        .withMessage("options is mandatory");
  }

  @Test
  void whatIsCompletePasses() {
    var request = new CreateRouterRequestT();
    request.setRouterId("id");
    builder.finish(CreateRouterRequest.pack(builder, request));

    assertThat(CreateRouterRequest.getRootAsCreateRouterRequest(builder.dataBuffer()).routerId())
        .isEqualTo("id");
  }
}
