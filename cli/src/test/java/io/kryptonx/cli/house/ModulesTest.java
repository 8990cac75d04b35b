package io.kryptonx.cli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between modules: what each may know of the others. */
class ModulesTest {

  private static final String ROOT = "io.kryptonx.";

  /** Module, and the modules that it may use; also those that these use. */
  private static final Map<String, Set<String>> ARROWS = new LinkedHashMap<>();

  static {
    ARROWS.put("model", Set.of());
    ARROWS.put("stage", Set.of());
    ARROWS.put("scheduler", Set.of("model"));
    ARROWS.put("definition", Set.of("model"));
    ARROWS.put("storage", Set.of("model"));
    // What runs Java stages in a child process calls their interface.
    ARROWS.put("worker", Set.of("model", "storage", "stage"));
    ARROWS.put("engine", Set.of("model", "scheduler", "definition", "storage", "worker"));
    ARROWS.put(
        "testkit", Set.of("model", "scheduler", "definition", "storage", "worker", "engine"));
    ARROWS.put("cli", Set.of("model", "scheduler", "definition", "storage", "worker", "engine"));
  }

  static Stream<String> modules() {
    return ARROWS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void useOnlyWhatIsBelow(String module) {
    List<String> forbidden = new ArrayList<>();
    for (String other : ARROWS.keySet()) {
      if (!other.equals(module) && !ARROWS.get(module).contains(other)) {
        forbidden.add(ROOT + other + "..");
      }
    }
    noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void areAllListed() {
    assertThat(House.CLASSES.stream().map(each -> each.getPackageName().split("\\.")[2]))
        .isSubsetOf(ARROWS.keySet());
  }

  @Test
  void packagesOfTheCommandLineHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("io.kryptonx.cli.(*)..")
        .should()
        .beFreeOfCycles()
        .check(House.CLASSES);
  }
}
