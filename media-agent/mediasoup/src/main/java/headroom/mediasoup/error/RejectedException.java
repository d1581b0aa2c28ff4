// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/** The worker refused or failed to do it, for example because a port is taken. */
public final class RejectedException extends MediasoupException {
  private static final long serialVersionUID = 1;

  public RejectedException(MediasoupError code, String message) {
    this(code, message, null);
  }

  public RejectedException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
