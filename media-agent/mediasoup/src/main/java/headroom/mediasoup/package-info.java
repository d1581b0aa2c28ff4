// SPDX-License-Identifier: Apache-2.0
/**
 * mediasoup for Java: workers, routers, transports, producers, consumers and observers, with
 * upstream's names and behaviour. Calls block; failures are a {@link
 * headroom.mediasoup.error.MediasoupException} or, for media parameters, a {@link
 * headroom.mediasoup.rtp.ParametersException}.
 */
@NullMarked
package headroom.mediasoup;

import org.jspecify.annotations.NullMarked;
