// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/** There is no such object, or no longer. */
public final class NotFoundException extends MediasoupException {
  private static final long serialVersionUID = 1;

  public NotFoundException(MediasoupError code, String message) {
    this(code, message, null);
  }

  public NotFoundException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
