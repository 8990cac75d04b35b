package io.kryptonx.worker.javahost;

import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.StageContext;
import io.kryptonx.stage.UndeclaredAccessException;
import io.kryptonx.worker.javahost.HostInput.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** What an attempt sees, laid out in a folder. Any thread. */
public class TaskContext implements StageContext {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int COST_DIGITS = 6;

  private final HostRequest request;
  private final PrintStream log;
  private final Map<String, HostInput> inputs = new LinkedHashMap<>();

  /**
   * What a request says.
   *
   * @param log takes what the stage tells
   */
  public TaskContext(HostRequest request, PrintStream log) {
    this.request = request;
    this.log = log;
    request.inputs().forEach(input -> inputs.put(input.name(), input));
  }

  @Override
  public Path input(String name) {
    return optionalInput(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "input '"
                    + name
                    + "' is optional and has nothing for this item; use"
                    + " optionalInput"));
  }

  @Override
  public Optional<Path> optionalInput(String name) {
    HostInput input = declared("input", inputs, name);
    return input.kind() == Kind.NOTHING ? Optional.empty() : Optional.of(Path.of(input.path()));
  }

  @Override
  public List<CollectedItem> items(String name) {
    HostInput input = declared("input", inputs, name);
    if (input.kind() == Kind.SINGLE) {
      throw new IllegalArgumentException(
          "input '" + name + "' is a single file; collect it in the definition (collect: true)");
    }
    return input.members().stream()
        .map(m -> new CollectedItem(m.item(), m.parts(), Path.of(m.path())))
        .toList();
  }

  @Override
  public List<String> missing(String name) {
    return declared("input", inputs, name).missing();
  }

  @Override
  public Path output(String name) {
    return Path.of(declared("output", request.outputs(), name));
  }

  @Override
  public String param(String name) {
    return declared("parameter", "params: [%s]", request.params(), name);
  }

  @Override
  public long integer(String name) {
    String value = param(name);
    try {
      return new BigDecimal(value).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong(name, value, "whole number");
    }
  }

  @Override
  public double number(String name) {
    String value = param(name);
    try {
      double number = new BigDecimal(value).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, value, "number");
    }
    throw wrong(name, value, "number");
  }

  @Override
  public boolean flag(String name) {
    String value = param(name);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, value, "flag (true or false)");
    };
  }

  @Override
  public String item() {
    requireRead("item", "its item");
    return request.item();
  }

  @Override
  public String item(String dimension) {
    requireRead("item", "its item");
    return declared("dimension", request.dimensions(), dimension);
  }

  @Override
  public Instant time() {
    throw undeclared("time", "the time of its event");
  }

  @Override
  public String eventId() {
    throw undeclared("event_id", "the id of its event");
  }

  @Override
  public String key() {
    if (request.key().isEmpty()) {
      throw new UndeclaredAccessException("the key of its effect", request.stage(), "effect: once");
    }
    return request.key();
  }

  @Override
  public RandomGenerator random() {
    return new SplittableRandom(request.seed());
  }

  @Override
  public String env(String name) {
    return declared("variable", "env: { %s: … }", request.env(), name);
  }

  @Override
  public String secret(String name) {
    return declared("secret", "secrets: [%s]", request.secrets(), name);
  }

  @Override
  public Path file(String name) {
    return Path.of(declared("file", "files: [%s]", request.files(), name));
  }

  @Override
  public void cost(BigDecimal amount) {
    if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("a cost is from 0 to " + MOST + ", not " + amount);
    }
    if (amount.stripTrailingZeros().scale() > COST_DIGITS) {
      throw new IllegalArgumentException(
          "a cost has at most six digits behind the point: round " + amount);
    }
    addCost(amount);
  }

  /** Takes a part of what the attempt cost. */
  protected void addCost(BigDecimal amount) {
    try {
      Files.writeString(
          Path.of(request.cost()),
          amount.stripTrailingZeros().toPlainString() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void log(String line) {
    log.println(line);
  }

  private void requireRead(String read, String what) {
    if (!request.reads().contains(read)) {
      throw undeclared(read, what);
    }
  }

  private UndeclaredAccessException undeclared(String read, String what) {
    return new UndeclaredAccessException(what, request.stage(), "reads: [" + read + "]");
  }

  private <T> T declared(String kind, Map<String, T> known, String name) {
    T value = known.get(name);
    if (value == null) {
      throw new IllegalArgumentException(undeclared(kind, known, name));
    }
    return value;
  }

  private <T> T declared(String kind, String fix, Map<String, T> known, String name) {
    T value = known.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          undeclared(kind, known, name) + "; add to the stage: " + fix.formatted(name));
    }
    return value;
  }

  private String undeclared(String kind, Map<String, ?> known, String name) {
    return "stage '%s' has no %s '%s'; %s"
        .formatted(request.stage(), kind, name, list(known.keySet()));
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "it has none" : "it has: " + String.join(", ", new TreeSet<>(names));
  }

  private static IllegalArgumentException wrong(String name, String value, String kind) {
    return new IllegalArgumentException(
        "parameter '" + name + "' is '" + value + "', which is no " + kind);
  }
}
