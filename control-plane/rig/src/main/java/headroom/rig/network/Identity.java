// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import java.nio.file.Path;

/**
 * The certificate of one address, with its key, in the two forms that our parts read.
 *
 * @param authority whom to believe, PEM
 * @param certificate PEM
 * @param key PKCS #8, PEM
 * @param keystore PKCS #12
 * @param passwordFile of the keystore
 */
public record Identity(
    Path authority, Path certificate, Path key, Path keystore, Path passwordFile) {}
