// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.Guard;
import headroom.operations.access.Operators;
import headroom.operations.access.SigningKeys;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditVerifier;
import headroom.operations.automatic.AutomaticStore;
import headroom.operations.enrolment.AuthorityStore;
import headroom.operations.enrolment.EnrolmentStore;
import headroom.operations.fleet.HostStore;
import headroom.operations.guard.GuardedPolicyStore;
import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadRecorder;
import headroom.operations.operation.OperationStore;
import headroom.operations.policy.PolicyStore;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.room.RoomStore;
import headroom.persistence.Database;
import headroom.persistence.PostgresApiKeys;
import headroom.persistence.PostgresAuditChain;
import headroom.persistence.PostgresAuditLog;
import headroom.persistence.PostgresAuthorityStore;
import headroom.persistence.PostgresAutomaticStore;
import headroom.persistence.PostgresEnrolmentStore;
import headroom.persistence.PostgresHostStore;
import headroom.persistence.PostgresLoadHistory;
import headroom.persistence.PostgresLoadRecorder;
import headroom.persistence.PostgresOperationStore;
import headroom.persistence.PostgresOperators;
import headroom.persistence.PostgresPolicyStore;
import headroom.persistence.PostgresRestorationStore;
import headroom.persistence.PostgresRoomStore;
import headroom.persistence.PostgresSigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports' adapters to PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class StoresWiring {
  @Bean
  RoomStore roomStore(Database database) {
    return new PostgresRoomStore(database);
  }

  @Bean
  OperationStore operationStore(Database database) {
    return new PostgresOperationStore(database);
  }

  @Bean
  HostStore hostStore(Database database) {
    return new PostgresHostStore(database);
  }

  @Bean
  LoadRecorder loadRecorder(Database database) {
    return new PostgresLoadRecorder(database);
  }

  @Bean
  LoadHistory loadHistory(Database database) {
    return new PostgresLoadHistory(database);
  }

  @Bean
  PolicyStore policyStore(Database database, Guard guard) {
    return new GuardedPolicyStore(new PostgresPolicyStore(database), guard);
  }

  @Bean
  AuditLog auditLog(Database database) {
    return new PostgresAuditLog(database);
  }

  @Bean
  AuditVerifier auditVerifier(Database database) {
    return new AuditVerifier(new PostgresAuditChain(database));
  }

  @Bean
  AutomaticStore automaticStore(Database database) {
    return new PostgresAutomaticStore(database);
  }

  @Bean
  ApiKeys apiKeys(Database database) {
    return new PostgresApiKeys(database);
  }

  @Bean
  Operators operators(Database database) {
    return new PostgresOperators(database);
  }

  @Bean
  SigningKeys signingKeys(Database database) {
    return new PostgresSigningKeys(database);
  }

  @Bean
  EnrolmentStore enrolmentStore(Database database) {
    return new PostgresEnrolmentStore(database);
  }

  @Bean
  RestorationStore restorationStore(Database database) {
    return new PostgresRestorationStore(database);
  }

  @Bean
  AuthorityStore authorityStore(Database database) {
    return new PostgresAuthorityStore(database);
  }
}
