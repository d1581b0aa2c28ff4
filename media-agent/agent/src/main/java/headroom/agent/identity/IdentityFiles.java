// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import headroom.agent.config.StorageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity on disk, readable by the agent's user only. Each file is replaced as a whole, so
 * that a crash leaves the one or the other. Whoever replaces it is noticed at the next look.
 */
public final class IdentityFiles {
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final String PUBLIC_KEY = "PUBLIC KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path folder;
  private final Path file;
  private final Path next;
  private @Nullable FileTime readAt;
  private @Nullable Identity read;

  public IdentityFiles(StorageConfig storage) {
    this.folder = storage.data();
    this.file = storage.identity();
    this.next = storage.nextIdentity();
  }

  /**
   * The identity; empty when this host has none.
   *
   * @throws UncheckedIOException when the file can't be read or holds something else
   */
  public synchronized Optional<Identity> find() {
    try {
      var changed = Files.getLastModifiedTime(file);
      if (read == null || !changed.equals(readAt)) {
        read = parse(Files.readString(file));
        readAt = changed;
      }
      return Optional.of(read);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  /** The identity of a host that has one. */
  public Identity get() {
    return find()
        .orElseThrow(() -> new UncheckedIOException(new NoSuchFileException(file.toString())));
  }

  /** Puts an identity in the place of what is there. */
  synchronized void save(Identity identity) {
    var text = new StringBuilder(PemText.block(PRIVATE_KEY, identity.key().getEncoded()));
    try {
      text.append(PemText.block(CERTIFICATE, identity.certificate().getEncoded()));
      for (var authority : identity.authorities()) {
        text.append(PemText.block(CERTIFICATE, authority.getEncoded()));
      }
      write(file, text.toString());
      read = null;
      Files.deleteIfExists(next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw damaged(file, e);
    }
  }

  /** The key that the next certificate is for; the same until one is saved. */
  synchronized KeyPair nextKey() {
    try {
      var blocks = PemText.blocks(Files.readString(next));
      if (blocks.size() == 2) {
        return new KeyPair(
            Keys.publicKey(blocks.getLast().der()), Keys.privateKey(blocks.getFirst().der()));
      }
    } catch (NoSuchFileException e) {
      return makeNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw damaged(next, e);
    }
    return makeNext();
  }

  private KeyPair makeNext() {
    var keys = Keys.make();
    try {
      write(
          next,
          PemText.block(PRIVATE_KEY, keys.getPrivate().getEncoded())
              + PemText.block(PUBLIC_KEY, keys.getPublic().getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }

  private void write(Path target, String text) throws IOException {
    Files.createDirectories(folder);
    var unfinished =
        Files.createTempFile(folder, ".identity", "", PosixFilePermissions.asFileAttribute(OWNERS));
    try {
      Files.writeString(unfinished, text);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Identity parse(String text) throws GeneralSecurityException {
    @Nullable PrivateKey key = null;
    List<X509Certificate> certificates = new ArrayList<>();
    for (var block : PemText.blocks(text)) {
      if (block.label().equals(PRIVATE_KEY)) {
        key = Keys.privateKey(block.der());
      } else {
        certificates.add(Keys.certificate(block.der()));
      }
    }
    if (key == null || certificates.isEmpty()) {
      throw new GeneralSecurityException("a key or a certificate is missing");
    }
    return Identity.of(key, certificates.getFirst(), certificates.subList(1, certificates.size()));
  }

  private static UncheckedIOException damaged(Path file, Exception cause) {
    return new UncheckedIOException(
        new IOException(file + " holds no identity; enrol this host anew", cause));
  }
}
