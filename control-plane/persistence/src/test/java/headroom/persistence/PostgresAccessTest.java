// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys;
import headroom.operations.access.Operators;
import headroom.operations.access.SigningKeys;
import headroom.operations.audit.AuditLog;
import headroom.testkit.contract.AccessStoresContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresAccessTest extends AccessStoresContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected Operators noOperators() {
    return new PostgresOperators(database);
  }

  @Override
  protected ApiKeys noApiKeys() {
    return new PostgresApiKeys(database);
  }

  @Override
  protected AuditLog audit() {
    return new PostgresAuditLog(database);
  }

  @Override
  protected SigningKeys noSigningKeys() {
    return new PostgresSigningKeys(database);
  }

  @Test
  void aTextThatCanNotBeStoredIsTheCallersFault() {
    assertThatThrownBy(() -> noOperators().find("a\0b"))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}
