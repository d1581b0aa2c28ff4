// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import headroom.mediasoup.fbs.worker.CreateRouterRequest;
import headroom.mediasoup.fbs.worker.CreateRouterRequestT;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The worker would crash at a request without its body. */
class MandatoryBodiesTest {
  @Test
  void aRequestWithoutItsBodyCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.toWorker(Method.WORKER_CREATE_ROUTER))
        .withMessageContaining("WORKER_CREATE_ROUTER needs body Worker_CreateRouterRequest");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Request.toWorker(
                    Method.WORKER_DUMP, Body.Worker_CreateRouterRequest, builder -> 0));
  }

  @Test
  void aRequestThatLacksAMandatoryFieldIsRefused() {
    Request request =
        Request.toWorker(
            Method.WORKER_CREATE_ROUTER,
            Body.Worker_CreateRouterRequest,
            builder -> CreateRouterRequest.pack(builder, new CreateRouterRequestT()));

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> request.frame(1))
        .withMessageContaining("WORKER_CREATE_ROUTER: routerId is mandatory");
  }

  @Test
  void aMethodThatNoWorkerKnowsCannotBeAskedFor() {
    assertThatIllegalArgumentException().isThrownBy(() -> MandatoryBodies.of(255));
  }

  /** A body that no method needs would be one that somebody forgot here. */
  @Test
  void eachBodyIsMandatoryForSomeMethod() {
    assertThat(
            IntStream.range(0, Method.names.length)
                .filter(method -> method != Method.TRANSPORT_CONNECT)
                .mapToObj(method -> Body.name(MandatoryBodies.of(method)))
                .distinct())
        .containsExactlyInAnyOrder(Body.names);
  }

  /** The schema's naming shows what belongs together. */
  @Test
  void aBodyHasItsMethodsName() {
    assertThat(
            IntStream.range(0, Method.names.length)
                .filter(method -> method != Method.TRANSPORT_CONNECT)
                .filter(method -> MandatoryBodies.of(method) != Body.NONE)
                .filter(
                    method ->
                        !plain(Method.name(method))
                            .startsWith(plain(Body.name(MandatoryBodies.of(method)))))
                .mapToObj(Method::name))
        // Of the same meaning under another name.
        .containsExactly("WORKER_WEBRTCSERVER_CLOSE");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replaceAll("request$", "");
  }
}
