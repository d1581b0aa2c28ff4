// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import com.google.protobuf.ByteString;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RouterId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.part.Ends;
import headroom.agent.part.Greeting;
import headroom.agent.part.PartSecret;
import headroom.agent.part.Person;
import headroom.agent.pipe.PipeAddress;
import headroom.agent.pipe.PipedStream;
import headroom.agent.pipe.StreamState;
import headroom.agent.speaker.Revision;
import headroom.agent.speaker.RouterVoices;
import headroom.agent.speaker.SoundRecord;
import headroom.agent.speaker.Voice;
import headroom.agent.speaker.VoiceId;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.SrtpParameters;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between the words of parts and the messages of the contract. Reading is strict: what is malformed
 * is an {@link IllegalArgumentException} or a {@link headroom.agent.model.RefusedException}, before
 * a worker hears of it.
 */
final class PeerMapping {
  /** As clients' are; a part never has so many people. */
  private static final int MOST_PEOPLE = 5_000;

  private static final int MOST_NAME = 128;

  /** Of a device or of appData, which the agent has written anew. */
  private static final int MOST_JSON = 8_192;

  private PeerMapping() {}

  private static void atMost(String what, int size, int most) {
    if (size > most) {
      throw new IllegalArgumentException(what + " may have at most " + most + ", not " + size);
    }
  }

  static headroom.peerprotocol.v1.Ends proto(Ends ends) {
    return headroom.peerprotocol.v1.Ends.newBuilder()
        .setRoomId(ends.room().value())
        .setEpoch(ends.epoch().value())
        .setSecret(ByteString.copyFrom(ends.secret().bytes()))
        .setFromHost(ends.from().host())
        .setFromWorker(ends.from().worker().value())
        .setToHost(ends.to().host())
        .setToWorker(ends.to().worker().value())
        .setFromRouter(ends.fromRouter().value())
        .build();
  }

  static Ends ends(headroom.peerprotocol.v1.Ends ends) {
    return new Ends(
        new RoomId(ends.getRoomId()),
        new RoomEpoch(ends.getEpoch()),
        PartSecret.of(ends.getSecret().toByteArray()),
        new PartId(ends.getFromHost(), new WorkerNumber(ends.getFromWorker())),
        new PartId(ends.getToHost(), new WorkerNumber(ends.getToWorker())),
        new RouterId(ends.getFromRouter()));
  }

  static headroom.peerprotocol.v1.Person proto(Person person) {
    return headroom.peerprotocol.v1.Person.newBuilder()
        .setParticipantId(person.id().value())
        .setDisplayName(person.displayName())
        .setDeviceJson(person.device().toString())
        .setJoinedAtMs(person.joinedAtMs())
        .setArriving(person.arriving())
        .setLeaving(person.leaving())
        .build();
  }

  static List<Person> people(List<headroom.peerprotocol.v1.Person> people) {
    atMost("people of a part", people.size(), MOST_PEOPLE);
    people.forEach(
        person -> {
          atMost("a display name", person.getDisplayName().length(), MOST_NAME);
          atMost("a device", person.getDeviceJson().length(), MOST_JSON);
        });
    return people.stream()
        .map(
            person ->
                new Person(
                    new ParticipantId(person.getParticipantId()),
                    person.getDisplayName(),
                    MediaJson.parse(person.getDeviceJson()),
                    person.getJoinedAtMs(),
                    person.getArriving(),
                    person.getLeaving()))
        .toList();
  }

  static Greeting greeting(
      String router, List<headroom.peerprotocol.v1.Person> people, boolean anew) {
    return new Greeting(new RouterId(router), people(people), anew);
  }

  static headroom.peerprotocol.v1.PipeAddress proto(PipeAddress address) {
    var message =
        headroom.peerprotocol.v1.PipeAddress.newBuilder()
            .setIp(address.ip())
            .setPort(address.port());
    var srtp = address.srtp();
    if (srtp != null) {
      message.setSrtpKey(srtp.keyBase64()).setSrtpSuite(srtp.cryptoSuite().toString());
    }
    return message.build();
  }

  static PipeAddress address(headroom.peerprotocol.v1.PipeAddress address) {
    return new PipeAddress(
        address.getIp(),
        address.getPort(),
        address.getSrtpKey().isEmpty()
            ? null
            : new SrtpParameters(
                MediaJson.read(
                    MediaJson.text(address.getSrtpSuite()),
                    SrtpCryptoSuite.class,
                    "srtp_suite",
                    ErrorCode.INVALID_SRTP_PARAMETERS),
                address.getSrtpKey()));
  }

  static headroom.peerprotocol.v1.PipedStream proto(Ends ends, int pipePort, PipedStream stream) {
    return headroom.peerprotocol.v1.PipedStream.newBuilder()
        .setEnds(proto(ends))
        .setPipePort(pipePort)
        .setProducerId(stream.producerId())
        .setParticipantId(stream.from().value())
        .setKind(stream.kind().wireName())
        .setRtpParametersJson(MediaJson.toJson(stream.rtpParameters()).toString())
        .setState(proto(stream.state()))
        .setAppDataJson(stream.appData().toString())
        .build();
  }

  static PipedStream stream(headroom.peerprotocol.v1.PipedStream stream) {
    atMost("appData", stream.getAppDataJson().length(), MOST_JSON);
    atMost("a producer id", stream.getProducerId().length(), MOST_NAME);
    ObjectNode parameters = MediaJson.parse(stream.getRtpParametersJson());
    return new PipedStream(
        stream.getProducerId(),
        new ParticipantId(stream.getParticipantId()),
        kind(stream.getKind()),
        MediaJson.read(
            parameters, RtpParameters.class, "rtp_parameters", ErrorCode.INVALID_RTP_PARAMETERS),
        state(stream.getState()),
        MediaJson.parse(stream.getAppDataJson()));
  }

  private static MediaKind kind(String name) {
    return switch (name) {
      case "audio" -> MediaKind.AUDIO;
      case "video" -> MediaKind.VIDEO;
      default -> throw new IllegalArgumentException("kind must be audio or video");
    };
  }

  static headroom.peerprotocol.v1.StreamState proto(StreamState state) {
    return headroom.peerprotocol.v1.StreamState.newBuilder()
        .setPaused(state.paused())
        .setStandby(state.standby())
        .build();
  }

  static StreamState state(headroom.peerprotocol.v1.StreamState state) {
    return new StreamState(state.getPaused(), state.getStandby());
  }

  static headroom.peerprotocol.v1.Voices proto(Ends ends, RouterVoices voices) {
    var message =
        headroom.peerprotocol.v1.Voices.newBuilder()
            .setEnds(proto(ends))
            .setGeneration(voices.revision().generation())
            .setChange(voices.revision().change());
    voices.voices().forEach((id, voice) -> message.addVoices(proto(id, voice)));
    return message.build();
  }

  private static headroom.peerprotocol.v1.Voice proto(VoiceId id, Voice voice) {
    return headroom.peerprotocol.v1.Voice.newBuilder()
        .setParticipantId(id.participant().value())
        .setScreen(id.screen())
        .setAudio(voice.audio())
        .setVideo(voice.video())
        .setJoinedAtMs(voice.joinedAtMs())
        .setPin(voice.pinnedAtMs() + 1)
        .setTurn(voice.sound().turnAtMs() + 1)
        .build();
  }

  static RouterVoices voices(headroom.peerprotocol.v1.Voices voices) {
    atMost("voices of a part", voices.getVoicesCount(), MOST_PEOPLE);
    var byId = new HashMap<VoiceId, Voice>();
    for (var voice : voices.getVoicesList()) {
      byId.put(
          new VoiceId(new ParticipantId(voice.getParticipantId()), voice.getScreen()),
          new Voice(
              voice.getAudio(),
              voice.getVideo(),
              voice.getJoinedAtMs(),
              voice.getPin() - 1,
              SoundRecord.turnAt(voice.getTurn() - 1)));
    }
    return new RouterVoices(
        new RouterId(voices.getEnds().getFromRouter()),
        new Revision(voices.getGeneration(), voices.getChange()),
        byId);
  }
}
