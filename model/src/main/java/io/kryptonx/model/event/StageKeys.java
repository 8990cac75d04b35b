package io.kryptonx.model.event;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of the fingerprints that all tasks of a stage share, for each stage of a run; kept so
 * that "why" can be answered for any run.
 *
 * @param parts by stage, sorted by name
 */
public record StageKeys(SortedMap<String, List<KeyPart>> parts) {

  private static final int FORMAT = 1;

  public StageKeys {
    SortedMap<String, List<KeyPart>> sorted = new TreeMap<>();
    parts.forEach((stage, list) -> sorted.put(stage, list.stream().sorted().toList()));
    parts = Collections.unmodifiableSortedMap(sorted);
  }

  /** The digest of the parts of one stage. */
  public Digest of(String stage) {
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.stage.key").count(FORMAT);
    out.list(parts(stage), StageKeys::part);
    return out.toDigest();
  }

  /** The parts of one stage, sorted by name. */
  public List<KeyPart> parts(String stage) {
    return parts.getOrDefault(stage, List.of());
  }

  /** The form at rest. */
  public byte[] encode() {
    return new CanonicalWriter()
        .count(FORMAT)
        .list(
            parts.entrySet(),
            (out, entry) -> out.text(entry.getKey()).list(entry.getValue(), StageKeys::part))
        .toBytes();
  }

  /** Reads the form at rest. */
  public static StageKeys decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(format == FORMAT, "stage keys have format " + format + ", not 1");
    SortedMap<String, List<KeyPart>> parts =
        in.map(stage -> stage.list(i -> new KeyPart(i.text(), i.text())));
    in.end();
    return new StageKeys(parts);
  }

  private static void part(CanonicalWriter out, KeyPart part) {
    out.text(part.name()).text(part.value());
  }
}
