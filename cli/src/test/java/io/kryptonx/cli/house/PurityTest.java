package io.kryptonx.cli.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The core computes and does nothing else: no input or output, clock, thread, randomness, logging,
 * and no order that a hash decides.
 */
class PurityTest {

  private static final String[] CORE = {"io.kryptonx.model..", "io.kryptonx.scheduler.."};

  private static final Set<String> OUTSIDE =
      Set.of(
          "java.io",
          "java.net",
          "java.nio.file",
          "java.nio.channels",
          "java.util.logging",
          "java.util.prefs",
          "java.sql",
          "javax.sql",
          "java.lang.foreign",
          "java.lang.reflect",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.random",
          "org.slf4j",
          "sun.misc");

  private static final Set<String> TYPES =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.System$Logger",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.ServiceLoader",
          "java.security.SecureRandom");

  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.util.UUID", Set.of("randomUUID"),
          "java.lang.Math", Set.of("random"),
          "java.util.Collections", Set.of("shuffle"),
          "java.lang.Object", Set.of("wait", "notify", "notifyAll"));

  /** Of {@code System} only what computes. */
  private static final Set<String> OF_SYSTEM = Set.of("arraycopy");

  /** Types that make a {@code HashMap} or {@code HashSet}, each with the reason why it may. */
  private static final Map<String, String> HASHES =
      Map.of(
          "io.kryptonx.scheduler.Table", "looks up only; nobody can iterate over it",
          "io.kryptonx.scheduler.Decider", "asks whether a message names a task twice, no more");

  private static final DescribedPredicate<JavaClass> FORBIDDEN_TYPE =
      describe("types of the outside", PurityTest::isForbidden);

  private static final DescribedPredicate<JavaAccess<?>> FORBIDDEN_CALL =
      describe("clocks, randomness and the system", PurityTest::isForbidden);

  @Test
  void ofTheCoreHolds() {
    types(CORE).check(House.CLASSES);
    calls(CORE).check(House.CLASSES);
  }

  @Test
  void ofTheSchedulersOrderHolds() {
    noClasses()
        .that()
        .resideInAPackage("io.kryptonx.scheduler..")
        .and(describe("not listed", each -> !HASHES.containsKey(each.getName())))
        .should()
        .callConstructorWhere(
            target(
                describe(
                    "of HashMap or HashSet",
                    made ->
                        made.getOwner().getName().equals("java.util.HashMap")
                            || made.getOwner().getName().equals("java.util.HashSet"))))
        .check(House.CLASSES);
    assertThat(HASHES.keySet()).as("listed and there").allMatch(House.CLASSES::contain);
  }

  @Test
  void isMissedByWhatIsImpure() {
    var impure = new ClassFileImporter().importClasses(Impure.class, Printing.class);
    String here = getClass().getPackageName();
    assertThatThrownBy(() -> calls(here).check(impure))
        .hasMessageContaining("java.time.Instant.now()")
        .hasMessageContaining("java.lang.System.nanoTime()");
    assertThatThrownBy(() -> types(here).check(impure)).hasMessageContaining("java.lang.Thread");
    assertThatThrownBy(() -> types(here).check(impure)).hasMessageContaining("PrintStream");
  }

  private static ArchRule types(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(FORBIDDEN_TYPE);
  }

  private static ArchRule calls(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .accessTargetWhere(FORBIDDEN_CALL);
  }

  private static boolean isForbidden(JavaClass type) {
    return OUTSIDE.contains(type.getPackageName()) && !type.getName().equals("java.io.Serializable")
        || TYPES.contains(type.getName());
  }

  private static boolean isForbidden(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    boolean now = owner.startsWith("java.time.") && name.equals("now");
    boolean system = owner.equals("java.lang.System") && !OF_SYSTEM.contains(name);
    return now || system || METHODS.getOrDefault(owner, Set.of()).contains(name);
  }

  /** What the rules must find. */
  static final class Impure {
    Object now() {
      Thread.onSpinWait();
      return new HashMap<>(Map.of(Instant.now(), System.nanoTime()));
    }
  }

  /** What the rules must find, too. */
  static final class Printing {
    void print() {
      System.out.println("x");
    }
  }
}
