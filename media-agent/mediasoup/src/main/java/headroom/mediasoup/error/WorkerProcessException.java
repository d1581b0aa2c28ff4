// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/** A worker's process could not be started or attached to. */
public final class WorkerProcessException extends MediasoupException {
  private static final long serialVersionUID = 1;

  public WorkerProcessException(MediasoupError code, String message) {
    this(code, message, null);
  }

  public WorkerProcessException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
