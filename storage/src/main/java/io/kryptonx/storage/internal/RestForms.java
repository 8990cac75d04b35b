package io.kryptonx.storage.internal;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.RunHeader;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The forms at rest of run headers and of results. Golden files pin the bytes. */
public final class RestForms {

  private static final int FORMAT = 1;

  private RestForms() {}

  /** A header as bytes. */
  public static byte[] header(RunHeader header) {
    CanonicalWriter out = new CanonicalWriter().count(FORMAT);
    out.text(header.run().text()).text(header.pipeline()).count(header.number());
    out.digest(header.revision()).digest(header.inputs());
    contents(out, header.sources());
    out.number(header.started().toEpochMilli()).text(header.status().name());
    out.optional(header.ended(), (o, ended) -> o.number(ended.toEpochMilli()));
    out.optional(header.manifest(), CanonicalWriter::digest);
    out.optional(header.details(), CanonicalWriter::digest);
    return out.toBytes();
  }

  /** Reads a header. */
  public static RunHeader header(byte[] bytes) {
    CanonicalReader in = reader(bytes, "run header");
    RunHeader header =
        new RunHeader(
            new RunId(in.text()),
            in.text(),
            in.count(),
            in.digest(),
            in.digest(),
            contents(in),
            Instant.ofEpochMilli(in.number()),
            RunStatus.valueOf(in.text()),
            in.optional(i -> Instant.ofEpochMilli(i.number())),
            in.optional(CanonicalReader::digest),
            in.optional(CanonicalReader::digest));
    in.end();
    return header;
  }

  /** The outputs of a result as bytes. */
  public static byte[] outputs(SortedMap<String, AssetContent> outputs) {
    CanonicalWriter out = new CanonicalWriter().count(FORMAT);
    contents(out, outputs);
    return out.toBytes();
  }

  /** Reads the outputs of a result. */
  public static SortedMap<String, AssetContent> outputs(byte[] bytes) {
    CanonicalReader in = reader(bytes, "result");
    SortedMap<String, AssetContent> outputs = contents(in);
    in.end();
    return outputs;
  }

  private static CanonicalReader reader(byte[] bytes, String what) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(format == FORMAT, what + " has format " + format + ", not 1");
    return in;
  }

  private static void contents(CanonicalWriter out, SortedMap<String, AssetContent> contents) {
    out.list(
        contents.entrySet(),
        (o, entry) -> AssetContent.write(o.text(entry.getKey()), entry.getValue()));
  }

  private static SortedMap<String, AssetContent> contents(CanonicalReader in) {
    SortedMap<String, AssetContent> contents = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      contents.put(in.text(), AssetContent.read(in));
    }
    return contents;
  }
}
