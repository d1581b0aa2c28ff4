// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.config.StorageConfig;
import headroom.agent.testing.TestAuthority;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityFilesTest {
  @TempDir private Path folder;
  private final TestAuthority authority = new TestAuthority();

  @Test
  void anIdentityComesBackAsItWasAndIsItsOwnersOnly() throws Exception {
    var files = files();
    assertThat(files.find()).isEmpty();
    var saved = identity("media-03");
    files.save(saved);
    assertThat(files().get()).isEqualTo(saved);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("identity.pem"))))
        .isEqualTo("rw-------");
    assertThat(saved.toString()).contains("media-03").doesNotContain("PRIVATE");
  }

  @Test
  void oneThatSomebodyElseReplacedIsNoticed() throws Exception {
    var files = files();
    files.save(identity("media-03"));
    assertThat(files.get().host()).isEqualTo("media-03");
    files().save(identity("media-04"));
    Files.setLastModifiedTime(
        folder.resolve("identity.pem"), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(files.get().host()).isEqualTo("media-04");
  }

  @Test
  void theNextKeyIsTheSameUntilItsCertificateIsThere() throws Exception {
    var first = files().nextKey();
    assertThat(files().nextKey().getPublic()).isEqualTo(first.getPublic());
    assertThat(files().nextKey().getPrivate()).isEqualTo(first.getPrivate());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("identity-next.pem"))))
        .isEqualTo("rw-------");
    files().save(identity("media-03"));
    assertThat(folder.resolve("identity-next.pem")).doesNotExist();
    assertThat(files().nextKey().getPublic()).isNotEqualTo(first.getPublic());
  }

  @Test
  void whatIsNoIdentityIsSaidSo() throws Exception {
    Files.writeString(folder.resolve("identity.pem"), "nothing");
    assertThatThrownBy(() -> files().find())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("enrol this host anew");
  }

  private IdentityFiles files() {
    return new IdentityFiles(new StorageConfig(folder, folder.resolve("run")));
  }

  private Identity identity(String host) throws Exception {
    var keys = TestAuthority.keys();
    return Identity.of(
        keys.getPrivate(),
        authority.host(keys.getPublic(), host, 1),
        List.of(authority.certificate()));
  }
}
