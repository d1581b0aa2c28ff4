// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/** The caller asked for something that can't be; nothing has changed. */
public final class InvalidRequestException extends MediasoupException {
  private static final long serialVersionUID = 1;

  public InvalidRequestException(MediasoupError code, String message) {
    this(code, message, null);
  }

  public InvalidRequestException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
