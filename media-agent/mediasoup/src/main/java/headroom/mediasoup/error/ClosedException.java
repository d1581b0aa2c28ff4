// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/** The object or its worker is closed or dead; calling again will not help. */
public final class ClosedException extends MediasoupException {
  private static final long serialVersionUID = 1;

  public ClosedException(MediasoupError code, String message) {
    this(code, message, null);
  }

  public ClosedException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
