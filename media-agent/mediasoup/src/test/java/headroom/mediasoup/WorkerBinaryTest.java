// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.WorkerProcessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WorkerBinaryTest {
  @TempDir private Path scratch;

  @Test
  void aWorkerThatWorksIsAcceptedAndLeavesNoTrace() {
    WorkerBinary checked = WorkerBinary.check(TestWorkers.binary(), scratch);

    assertThat(checked.path()).isEqualTo(TestWorkers.binary());
    assertThat(checked.sha256()).matches("[0-9a-f]{64}");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aProgramThatIsNoWorkerIsRejected() {
    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> WorkerBinary.check(Path.of("/bin/true"), scratch))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_BINARY_REJECTED))
        .withMessageContaining("/bin/true is no mediasoup-worker 3.27.1");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aWorkerThatDoesNotEndWellIsRejected() throws IOException {
    Path killed =
        script(
            "\"" + TestWorkers.binary() + "\" \"$@\" & worker=$!; sleep 0.3; kill -9 $worker $$");

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> WorkerBinary.check(killed, scratch))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_BINARY_REJECTED));
  }

  private Path script(String content) throws IOException {
    Path script = Files.writeString(scratch.resolve("worker"), "#!/bin/sh\n" + content + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
