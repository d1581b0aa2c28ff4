// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.error;

import org.jspecify.annotations.Nullable;

/**
 * A call to a worker failed. The subclass says whose turn it is: the caller's ({@link
 * InvalidRequestException}, {@link NotFoundException}), nobody's because it is over ({@link
 * ClosedException}), later ({@link TemporaryException}), the operator's ({@link
 * WorkerProcessException}).
 *
 * <p>Media parameters that mediasoup can't accept are a {@link
 * headroom.mediasoup.rtp.ParametersException} instead.
 */
public abstract sealed class MediasoupException extends RuntimeException
    permits ClosedException,
        InvalidRequestException,
        NotFoundException,
        RejectedException,
        TemporaryException,
        WorkerProcessException {
  private static final long serialVersionUID = 1;

  private final MediasoupError code;

  MediasoupException(MediasoupError code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable code. */
  public final MediasoupError code() {
    return code;
  }
}
