// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/** Not now: the worker is slow or has too much to do. It may work later. */
public final class TemporaryException extends MediasoupException {
  private static final long serialVersionUID = 1;

  public TemporaryException(MediasoupError code, String message) {
    this(code, message, null);
  }

  public TemporaryException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
