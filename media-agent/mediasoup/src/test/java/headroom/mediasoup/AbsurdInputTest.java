// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.error.TemporaryException;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.ChromiumSamples;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.RecordTree;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a client sends: it is refused or it works, and the worker lives. */
@Timeout(120)
class AbsurdInputTest {
  private static final int ROUNDS = 1500;
  private static final List<Object> VALUES =
      List.of(
          -1,
          0,
          1,
          2,
          15,
          127,
          128,
          255,
          256,
          65_535,
          65_536,
          Integer.MAX_VALUE,
          4_294_967_295L,
          4_294_967_296L,
          Long.MAX_VALUE,
          0.5,
          true,
          "",
          "x",
          "audio/opus",
          "video/VP9",
          "video/H264",
          "video/AV1",
          "video/rtx",
          "video/nonsense",
          "urn:ietf:params:rtp-hdrext:sdes:mid",
          "L3T3",
          "S99T99",
          "L0T0",
          "x".repeat(5000),
          List.of(1, 2),
          List.of(),
          Map.of());

  @RegisterExtension final TestWorkers workers = new TestWorkers();
  private int worked;
  private int refused;

  @Test
  void noParametersKillAWorker() {
    // Another seed, another walk: -Dabsurd.seed=N.
    long seed = Long.getLong("absurd.seed", 20_271);
    var random = new Random(seed);
    Worker worker = workers.start();
    Router router = worker.createRouter(Samples.CODECS);
    WebRtcTransport transport =
        router.createWebRtcTransport(List.of(Samples.LOOPBACK), WebRtcTransportOptions.preset());
    PipeTransport pipe =
        router.createPipeTransport(PipeTransportOptions.on(Samples.LOOPBACK).withRtx(true));

    for (int round = 0; round < ROUNDS; round++) {
      boolean video = random.nextBoolean();
      Object params =
          mutated(video ? ChromiumSamples.simulcastVideo() : ChromiumSamples.microphone(), random);
      Object capabilities = mutated(ChromiumSamples.capabilities(), random);
      attempt(transport, pipe, video ? MediaKind.VIDEO : MediaKind.AUDIO, params, capabilities);
      assertThat(worker.died()).as("seed %d, round %d: %s", seed, round, params).isFalse();
    }

    assertThat(worker.dump().routerIds()).containsExactly(router.id());
    // A walk on which all is refused would prove nothing.
    assertThat(worked).isGreaterThan(ROUNDS / 20);
    assertThat(refused).isGreaterThan(ROUNDS / 20);
  }

  private void attempt(
      WebRtcTransport transport,
      PipeTransport pipe,
      MediaKind kind,
      Object params,
      Object capabilities) {
    Optional<RtpParameters> rtpParameters = mapped(RtpParameters.class, params);
    Optional<RtpCapabilities> rtpCapabilities = mapped(RtpCapabilities.class, capabilities);
    if (rtpParameters.isEmpty() || rtpCapabilities.isEmpty()) {
      refused++;
      return;
    }
    try (Producer producer = transport.produce(ProducerOptions.of(kind, rtpParameters.get()))) {
      producer.dump();
      pipe.consume(producer.id()).dump();
      try (Consumer consumer =
          transport.consume(ConsumerOptions.of(producer.id(), rtpCapabilities.get()))) {
        consumer.dump();
        consumer.getStats();
      }
      worked++;
    } catch (ClosedException | TemporaryException e) {
      throw e;
    } catch (MediasoupException | ParametersException e) {
      refused++;
    }
  }

  /** What no JSON mapper would let pass is refused before it comes here. */
  private static <T> Optional<T> mapped(Class<T> type, Object tree) {
    try {
      return Optional.of(RecordTree.fromTree(type, tree));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A copy with none to two of its places changed. */
  private static Object mutated(Object tree, Random random) {
    Object changed = tree;
    for (int i = random.nextInt(3); i > 0; i--) {
      changed = mutatedOnce(changed, random);
    }
    return changed;
  }

  private static Object mutatedOnce(Object tree, Random random) {
    if (tree instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(30) != 0) {
      Map<Object, Object> copy = new LinkedHashMap<>(map);
      Object key = new ArrayList<>(copy.keySet()).get(random.nextInt(copy.size()));
      if (random.nextInt(10) == 0) {
        copy.remove(key);
      } else {
        copy.compute(key, (same, value) -> value == null ? "" : mutatedOnce(value, random));
      }
      return copy;
    }
    if (tree instanceof List<?> list && !list.isEmpty() && random.nextInt(30) != 0) {
      List<Object> copy = new ArrayList<>(list);
      int index = random.nextInt(copy.size());
      switch (random.nextInt(6)) {
        case 0 -> copy.remove(index);
        case 1 -> copy.add(copy.get(index));
        default -> copy.set(index, mutatedOnce(copy.get(index), random));
      }
      return copy;
    }
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
