// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.rtp.GapMeter;
import headroom.participant.rtp.VoiceMeter;
import headroom.participant.signalling.RequestRejectedException;
import headroom.participant.signalling.SignallingException;
import headroom.participant.webrtc.NativeMediaException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wire side of one stay in a room: transports and what flows through them. A rejoin makes a new
 * one; a resumed signalling connection leaves it untouched.
 */
sealed interface ParticipantMedia extends AutoCloseable
    permits NativeParticipant, PlainParticipant {
  /** Names the kind of participant to others in the room. */
  String device();

  /** Creates the transports; returns what we can receive. Comes before the join. */
  RtpCapabilities prepare(RtpCapabilities router)
      throws RequestRejectedException, SignallingException;

  /** The server's ids of the transports. */
  Set<String> transportIds();

  /** Begins to send audio and video. Comes after the join; the producer announces each of them. */
  void produce(Announcement announcement)
      throws RequestRejectedException, SignallingException, NativeMediaException;

  /** Makes ready to receive a consumer, whose arrivals go to the meters. */
  void consume(NewConsumer consumer, GapMeter.Feed gaps, VoiceMeter voice)
      throws RequestRejectedException, SignallingException, NativeMediaException;

  /** Stops receiving a consumer. */
  void drop(NewConsumer consumer) throws NativeMediaException;

  /** Stops or resumes sending one kind. */
  void mute(MediaKind kind, boolean on);

  /**
   * Speaks or falls silent; the stream of a native participant is never silent.
   *
   * @throws IllegalStateException where it can't
   */
  void speak(boolean on);

  /** Whether its meters see anything at all. */
  boolean measures();

  /** Whether its meters see each packet, so that a stream without any stands still. */
  boolean seesPackets();

  /** Begins to count key-frame requests anew. */
  void resetRequests();

  /** The figures at this moment. */
  Figures figures();

  /** Closes everything here; the server closes its side with the connection. */
  @Override
  void close();

  /** Figures of all streams at one moment. */
  interface Figures {
    /** DTLS state of the sending transport; null without one. */
    @Nullable String sendDtls();

    /** DTLS state of the receiving transport; null without one. */
    @Nullable String receiveDtls();

    /** Packets sent of this kind. */
    long sentPackets(MediaKind kind);

    /** How often a key frame was asked of the video that is sent; null where it is not known. */
    @Nullable KeyFrames keyFrames();

    /** What came of this consumer. */
    Inbound inbound(NewConsumer consumer);
  }

  /**
   * Requests for key frames.
   *
   * @param mostInASecond the most that came within any second
   */
  record KeyFrames(long requests, int mostInASecond) {}

  /** What came of one consumer; null where this kind of participant cannot know. */
  record Inbound(
      long packets,
      long lost,
      @Nullable Long sequenceGaps,
      @Nullable Long framesDecoded,
      @Nullable Long frameWidth,
      @Nullable Long freezes,
      @Nullable Long concealedSamples) {}
}
