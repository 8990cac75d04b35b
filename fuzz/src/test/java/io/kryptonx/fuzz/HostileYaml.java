package io.kryptonx.fuzz;

import static io.kryptonx.fuzz.Seeds.seed;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Definitions that are meant to harm, and too large to be files of their own. */
final class HostileYaml {

  private HostileYaml() {}

  static Stream<Named<byte[]>> all() {
    return Stream.of(texts(), numbers(), patterns(), graphs()).flatMap(seeds -> seeds);
  }

  private static Stream<Named<byte[]>> texts() {
    return Stream.of(
        seed("billion laughs", laughs()),
        seed("an alias in itself, often", "&a [" + "*a, ".repeat(200) + "]"),
        seed("brackets", "[".repeat(5_000)),
        seed("braces", "{a: ".repeat(5_000)),
        seed("dashes", "- ".repeat(5_000)),
        seed("question marks", "? ".repeat(5_000)),
        seed("indented keys", nested(60)),
        seed("a long name", "pipeline: " + "x".repeat(300_000)),
        seed("a long key", "a".repeat(300_000) + ": 1"),
        seed("a long script", stage("run: '" + "x".repeat(300_000) + "'")),
        seed("quotes in quotes that are not closed", stage("run: \"" + "\\\"".repeat(100_000))),
        seed("many uses of a variable", stage("run: \"" + "${x}".repeat(20_000) + "\"")),
        seed("half a character", stage("run: \"\\ud800\"")),
        seed("a directive from the future", "%YAML 9.9\n---\n--- !a b"),
        seed("many directives", "%TAG ! tag:x,2000:\n".repeat(500) + "--- !a b"),
        Named.of("UTF-16", "pipeline: p".getBytes(StandardCharsets.UTF_16)));
  }

  private static Stream<Named<byte[]>> numbers() {
    return Stream.of(
        seed(
            "digits as a value",
            "pipeline: p\nsources: { v: { value: " + "9".repeat(200_000) + " } }"),
        seed("digits as a parameter", "pipeline: p\nparams: { n: " + "9".repeat(200_000) + " }"),
        seed("a large exponent", "pipeline: p\nparams: { n: 1e" + "9".repeat(20) + " }"),
        seed(
            "a bound of a gigabyte",
            "pipeline: p\nparams: { n: { type: number, max: 1e999999999 } }"),
        seed("before all time", stage("run: x, timeout: P-9999999999999D")),
        seed("a negative timeout", stage("run: x, timeout: PT-9223372036854775808S")),
        seed("half a millisecond too much", stage("run: x, timeout: PT0.0015S")),
        seed("after all time", stage("run: x, rerun: { after: P106751991167300D }")),
        seed("much memory", stage("run: x, resources: { memory: 999999999999999TiB }")),
        seed("many processors", stage("run: x, resources: { cpu: " + "9".repeat(5_000) + " }")));
  }

  private static Stream<Named<byte[]>> patterns() {
    return Stream.of(
        seed("a pattern with nested stars", text("(a+)+$", "a".repeat(40) + "!")),
        seed("a pattern that tries all ways", text("(.*,){20}x", ",".repeat(60))),
        seed("a pattern that goes deep", text("(a|b)*", "ab".repeat(50_000))),
        seed("a pattern of groups", text("(".repeat(450) + ")".repeat(450), "a")),
        seed("a pattern that repeats", text("(a{0,999999}){0,999999}", "a")),
        seed(
            "many captures",
            "pipeline: p\nsources: { f: { files: '" + "{a}-".repeat(5_000) + "' } }"));
  }

  private static Stream<Named<byte[]>> graphs() {
    return Stream.of(
        seed("many mistakes", "pipeline: p\nparams:\n" + many("  p%d: { type: strnig }\n")),
        seed("many dangling publications", "pipeline: p\npublish:\n" + many("  \"o/%d\": no\n")),
        seed(
            "many stages that need themselves",
            "pipeline: p\nstages:\n"
                + many("  s%d: { in: { i: s%<d }, out: { o: a/b }, run: x }\n")));
  }

  private static String stage(String keys) {
    return "pipeline: p\nstages: { a: { out: { b: text/plain }, " + keys + " } }";
  }

  /** Ten lists that hold the one before nine times each. */
  private static String laughs() {
    return "x0: &x0 [lol]\n"
        + IntStream.range(1, 10)
            .mapToObj(i -> "x%d: &x%<d [%s]\n".formatted(i, ("*x" + (i - 1) + ", ").repeat(9)))
            .collect(Collectors.joining());
  }

  private static String text(String pattern, String initial) {
    return "pipeline: p\nparams: { t: { type: string, pattern: '%s', default: '%s' } }"
        .formatted(pattern, initial);
  }

  private static String nested(int depth) {
    return IntStream.range(0, depth)
        .mapToObj(i -> " ".repeat(i) + "a:\n")
        .collect(Collectors.joining());
  }

  private static String many(String line) {
    return IntStream.range(0, 2_000).mapToObj(line::formatted).collect(Collectors.joining());
  }
}
