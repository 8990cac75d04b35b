package io.kryptonx.worker.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles one Java file with the compiler of the JDK that this is. */
final class Compiler {

  private static final int MAX_MISTAKES = 20;
  private static final List<String> OPTIONS =
      List.of("-g", "-proc:none", "-implicit:none", "-Xlint:none", "-encoding", "UTF-8");

  private final Path api;

  /** Compiles against the classes in the folder {@code api}. */
  Compiler(Path api) {
    this.api = api;
  }

  /**
   * Compiles.
   *
   * @param file the path in the definition
   * @param name the last part of it
   * @param target a folder for the classes
   * @return what is wrong with the text; empty if it was compiled
   */
  List<Problem> compile(Stage stage, String file, String name, String text, Path target)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT,
          "this Java ("
              + System.getProperty("java.home")
              + ") has no compiler, and "
              + file
              + " needs one; use a JDK");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(api));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(target));
      var sources = List.of(new Source(name, text));
      if (compiler.getTask(Writer.nullWriter(), files, found, OPTIONS, null, sources).call()) {
        return List.of();
      }
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .limit(MAX_MISTAKES)
        .map(diagnostic -> problem(stage, file, text, diagnostic))
        .toList();
  }

  private static Problem problem(
      Stage stage, String file, String text, Diagnostic<? extends JavaFileObject> diagnostic) {
    int line = number(diagnostic.getLineNumber());
    Place place =
        new Place(
            file, line, number(diagnostic.getColumnNumber()), "stages." + stage.name() + ".java");
    List<String> message = diagnostic.getMessage(Locale.ENGLISH).strip().lines().toList();
    String rest = String.join("; ", message.stream().skip(1).map(String::strip).toList());
    Optional<String> value = text.lines().skip(Math.max(0, line - 1)).findFirst();
    return Problem.error(
        Mistakes.COMPILE,
        place,
        message.isEmpty() ? "it does not compile" : message.getFirst(),
        line == 0 ? "" : value.orElse("").strip(),
        rest.isEmpty() ? "the Java compiler refuses it" : rest,
        "mend this line of " + file);
  }

  private static int number(long position) {
    return position == Diagnostic.NOPOS ? 0 : (int) position;
  }

  /** A text in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("stage:///" + URLEncoder.encode(name, UTF_8)), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
