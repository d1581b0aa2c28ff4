// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a WebSocket text together. The JDK calls a listener from one thread at a time,
 * and asks nothing more after a close or an error.
 */
final class TextAssembler implements WebSocket.Listener {
  private final StringBuilder text = new StringBuilder();
  private final Consumer<String> onText;
  private final Consumer<CloseReason> onEnd;

  TextAssembler(Consumer<String> onText, Consumer<CloseReason> onEnd) {
    this.onText = onText;
    this.onEnd = onEnd;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      var whole = text.toString();
      text.setLength(0);
      onText.accept(whole);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    onEnd.accept(new CloseReason(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    onEnd.accept(new CloseReason(CloseReason.BROKEN, String.valueOf(error.getMessage())));
  }
}
