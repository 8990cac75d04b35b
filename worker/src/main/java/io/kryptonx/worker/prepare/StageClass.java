package io.kryptonx.worker.prepare;

import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether a class can be used as a stage, without loading it. */
final class StageClass {

  private static final String API = "io/kryptonx/stage/Stage";
  private static final String CLASS = ".class";
  private static final int MAX_DEPTH = 64;

  private final Stage stage;
  private final String key;
  private final List<Problem> problems;

  /**
   * For a stage.
   *
   * @param key where its class is named
   * @param problems gains what is wrong with it
   */
  StageClass(Stage stage, String key, List<Problem> problems) {
    this.stage = stage;
    this.key = key;
    this.problems = problems;
  }

  /** The class with a simple name, in whatever package. */
  Optional<String> inFolder(String simpleName, Path classes) throws IOException {
    List<String> found;
    try (Stream<Path> files = Files.walk(classes)) {
      found =
          files
              .filter(file -> file.endsWith(simpleName + CLASS))
              .map(file -> classes.relativize(file).toString())
              .map(path -> path.substring(0, path.length() - CLASS.length()).replace('/', '.'))
              .toList();
    }
    if (found.isEmpty()) {
      mistake(
          simpleName,
          "there is no class " + simpleName + " in the file of that name",
          "name the class of the stage like its file");
      return Optional.empty();
    }
    return check(found.getFirst(), ClassSource.of(List.of(classes)));
  }

  /** A class by its full name. */
  Optional<String> check(String name, ClassSource classes) throws IOException {
    Optional<byte[]> bytes = classes.find(name.replace('.', '/'));
    if (bytes.isEmpty()) {
      mistake(name, name + " is not on the classpath", "add its folder or jar to classpath:");
      return Optional.empty();
    }
    ClassModel model = ClassFile.of().parse(bytes.get());
    int before = problems.size();
    if (!model.flags().has(AccessFlag.PUBLIC) || model.flags().has(AccessFlag.ABSTRACT)) {
      mistake(name, name + " is not public, or abstract", "declare it as public class");
    } else if (!isStage(model, classes, 0)) {
      mistake(
          name,
          name + " does not implement io.kryptonx.stage.Stage",
          "declare it as: public class "
              + name.substring(name.lastIndexOf('.') + 1)
              + " implements Stage");
    } else if (!hasConstructor(model)) {
      mistake(
          name,
          name + " has no public constructor without parameters",
          "add one, or leave constructors away");
    }
    return problems.size() == before ? Optional.of(name) : Optional.empty();
  }

  private static boolean isStage(ClassModel model, ClassSource classes, int depth)
      throws IOException {
    List<String> above =
        Stream.concat(model.interfaces().stream(), model.superclass().stream())
            .map(ClassEntry::asInternalName)
            .toList();
    if (above.contains(API)) {
      return true;
    }
    for (String name : above) {
      Optional<byte[]> bytes = depth < MAX_DEPTH ? classes.find(name) : Optional.empty();
      if (bytes.isPresent() && isStage(ClassFile.of().parse(bytes.get()), classes, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasConstructor(ClassModel model) {
    return model.methods().stream()
        .anyMatch(method ->
            method.methodName().equalsString("<init>")
                && method.methodType().equalsString("()V")
                && method.flags().has(AccessFlag.PUBLIC));
  }

  private void mistake(String name, String message, String fix) {
    problems.add(
        Mistakes.of(
            Mistakes.NO_STAGE,
            stage,
            key,
            message,
            name,
            "a Java stage is a public class that implements io.kryptonx.stage.Stage",
            fix));
  }
}
