// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file under all journals of this agent. Each change is handed to the operating system before
 * the call returns, so that a killed agent loses nothing; only a crash of the whole host may lose
 * the last seconds, and then the workers are gone too.
 *
 * <p>The file is locked: a second agent on the same folder is refused.
 */
public final class Journal implements AutoCloseable {
  /** Compaction at an orderly stop must not delay it by more than this. */
  private static final int CLOSE_COMPACTION_MS = 200;

  /** Fields that a newer agent wrote are ignored, so that a downgrade starts. */
  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final MVStore store;

  private Journal(MVStore store) {
    this.store = store;
  }

  /** Opens the journal, which is created if absent. */
  public static Journal open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new Journal(new MVStore.Builder().fileName(file.toString()).open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MVStoreException e) {
      throw new JournalUnavailableException(file, e);
    }
  }

  <K extends Comparable<K>, V> JournalMap<K, V> map(String name, Class<V> type) {
    return new JournalMap<K, V>(store.openMap(name), json, type, store::commit);
  }

  @Override
  public void close() {
    store.close(CLOSE_COMPACTION_MS);
  }
}
