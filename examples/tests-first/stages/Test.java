import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a class and its tests in memory, and counts the tests that pass. */
public final class Test implements Stage {

  private static final String TESTS = "LeapTest";

  @Override
  public void run(StageContext context) throws Exception {
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    List<String> failures = compile(context, classes);
    int total = 0;
    if (failures.isEmpty()) {
      Class<?> tests = new Loader(classes).loadClass(TESTS);
      List<Method> methods =
          Arrays.stream(tests.getDeclaredMethods())
              .filter(m -> !Modifier.isPrivate(m.getModifiers()) && m.getParameterCount() == 0)
              .filter(m -> !m.isSynthetic())
              .sorted(Comparator.comparing(Method::getName))
              .toList();
      total = methods.size();
      for (Method test : methods) {
        test.setAccessible(true);
        try {
          test.invoke(null);
        } catch (InvocationTargetException e) {
          failures.add(test.getName() + ": " + e.getCause().getMessage());
        }
      }
    }
    failures.forEach(context::log);
    context.writeText("report", report(total, failures));
  }

  private static String report(int total, List<String> failures) {
    List<String> texts =
        failures.stream()
            .map(f -> "\"" + f.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"")
            .toList();
    return "{\"passed\": %d, \"total\": %d, \"failures\": [%s]}\n"
        .formatted(
            Math.max(0, total - failures.size()), Math.max(1, total), String.join(", ", texts));
  }

  /** What is wrong with the sources, where they do not compile. */
  private static List<String> compile(
      StageContext context, Map<String, ByteArrayOutputStream> classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<JavaFileObject> sources =
        List.of(
            new Source("Leap", context.readText("source")),
            new Source(TESTS, context.readText("tests")));
    try (JavaFileManager files =
        new InMemory(compiler.getStandardFileManager(said, Locale.ROOT, null), classes)) {
      compiler.getTask(null, files, said, List.of("-proc:none"), null, sources).call();
    }
    List<String> errors = new ArrayList<>();
    said.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .forEach(each -> errors.add(each.getLineNumber() + ": " + each.getMessage(Locale.ROOT)));
    return errors;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    Loader(Map<String, ByteArrayOutputStream> classes) {
      super(Test.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
  }
}
