// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may use whom in the control plane; Maven's modules are the first fence, this is the third.
 */
final class ArchitectureTest {
  private static final String PLANNING = "headroom.planning..";
  private static final String OPERATIONS = "headroom.operations..";
  private static final String PERSISTENCE = "headroom.persistence..";
  private static final String DB = "headroom.db..";
  private static final String PROTOCOL = "headroom.agentprotocol..";
  private static final String GATEWAY = "headroom.agentgateway..";
  private static final String HTTP_API = "headroom.httpapi..";
  private static final String DASHBOARD = "headroom.dashboard..";
  private static final String SERVER = "headroom.server..";

  private static final String[] LAYERS = {
    PLANNING, OPERATIONS, PERSISTENCE, DB, PROTOCOL, GATEWAY, HTTP_API, DASHBOARD, SERVER
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              Stream.of(LAYERS).map(layer -> layer.replace("..", "")).toArray(String[]::new));

  @Test
  void everyModuleIsSeen() {
    for (String layer : LAYERS) {
      String name = layer.replace("..", "");
      assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith(name)))
          .as("classes of %s", name)
          .isNotEmpty();
    }
  }

  @Test
  void planningUsesNothingButTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage(PLANNING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PLANNING, "java..", "org.jspecify.."));
  }

  @Test
  void planningReadsNoClockAndStartsNoThread() {
    check(
        noClasses()
            .that()
            .resideInAPackage(PLANNING)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql.."));
  }

  @Test
  void operationsKnowPlanningAndNoFramework() {
    check(
        noClasses()
            .that()
            .resideInAPackage(OPERATIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                PERSISTENCE,
                DB,
                PROTOCOL,
                GATEWAY,
                HTTP_API,
                DASHBOARD,
                SERVER,
                "org.springframework..",
                "org.jooq..",
                "io.grpc..",
                "com.google.protobuf..",
                "com.vaadin..",
                "jakarta..",
                "java.sql.."));
  }

  @Test
  void sqlLivesInPersistenceOnly() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PLANNING, OPERATIONS, GATEWAY, HTTP_API, DASHBOARD, SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", DB));
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    String[] adapters = {PERSISTENCE, GATEWAY, HTTP_API, DASHBOARD};
    for (String adapter : adapters) {
      for (String other : adapters) {
        if (!adapter.equals(other)) {
          check(
              noClasses()
                  .that()
                  .resideInAPackage(adapter)
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(other, SERVER));
        }
      }
    }
  }

  @Test
  void theWireFormatStaysInTheGateway() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(GATEWAY, PROTOCOL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROTOCOL, "com.google.protobuf.."));
  }

  @Test
  void nobodyUsesTheServer() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER));
  }

  @Test
  void featuresOfTheServerHaveNoCycle() {
    check(slices().matching("headroom.server.(*)..").should().beFreeOfCycles());
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
