package io.kryptonx.storage.internal;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.RunTally;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The forms at rest of run headers and of results. Golden files pin the bytes. */
public final class RestForms {

  private static final int FORMAT = 1;

  /** Since the tasks are counted, and bodies may be gone; headers of the first one are read. */
  private static final int HEADER_FORMAT = 2;

  /** Of results of which it is known what they took; others are written as before. */
  private static final int CHARGED_FORMAT = 2;

  private static final int WHOLE = 0;
  private static final int OUTLINE = 1;
  private static final int REMOVED = 2;

  private RestForms() {}

  /** A header as bytes. */
  public static byte[] header(RunHeader header) {
    CanonicalWriter out = new CanonicalWriter().count(HEADER_FORMAT);
    out.text(header.run().text()).text(header.pipeline()).count(header.number());
    out.digest(header.revision()).digest(header.inputs());
    contents(out, header.sources());
    out.number(header.started().toEpochMilli()).text(header.status().name());
    out.optional(header.ended(), (o, ended) -> o.number(ended.toEpochMilli()));
    out.optional(header.manifest(), CanonicalWriter::digest);
    out.optional(header.details(), CanonicalWriter::digest);
    out.optional(header.tally(), RestForms::tally);
    body(out, header.body());
    out.optional(header.origin(), (o, origin) -> o.text(origin.text()));
    return out.toBytes();
  }

  private static void tally(CanonicalWriter out, RunTally tally) {
    out.list(
        tally.tasks().entrySet(),
        (o, entry) -> o.text(entry.getKey().name()).count(entry.getValue()));
    out.count(tally.published());
  }

  private static void body(CanonicalWriter out, RunBody body) {
    switch (body) {
      case RunBody.Whole() -> out.count(WHOLE);
      case RunBody.Outline() -> out.count(OUTLINE);
      case RunBody.Removed(var at) -> out.count(REMOVED).number(at.toEpochMilli());
    }
  }

  /** Reads a header. */
  public static RunHeader header(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(
        format == FORMAT || format == HEADER_FORMAT,
        "run header has format " + format + ", not 1 or 2");
    RunHeader header = in.checked(i -> header(i, format));
    in.end();
    return header;
  }

  private static RunHeader header(CanonicalReader in, int format) {
    return new RunHeader(
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
        in.optional(CanonicalReader::digest),
        format == FORMAT ? Optional.empty() : in.optional(RestForms::tally),
        format == FORMAT ? new RunBody.Whole() : body(in),
        format == FORMAT ? Optional.empty() : in.optional(i -> new RunId(i.text())));
  }

  private static RunTally tally(CanonicalReader in) {
    SortedMap<TaskStatus, Integer> tasks = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      tasks.put(TaskStatus.valueOf(in.text()), in.count());
    }
    return new RunTally(tasks, in.count());
  }

  private static RunBody body(CanonicalReader in) {
    int kind = in.count();
    return switch (kind) {
      case WHOLE -> new RunBody.Whole();
      case OUTLINE -> new RunBody.Outline();
      case REMOVED -> new RunBody.Removed(Instant.ofEpochMilli(in.number()));
      default -> throw new InvariantViolation("run header has a body of kind " + kind);
    };
  }

  /** A result as bytes. */
  public static byte[] result(ResultIndex.Made made) {
    boolean charged = !made.charge().equals(Charge.NONE);
    CanonicalWriter out = new CanonicalWriter().count(charged ? CHARGED_FORMAT : FORMAT);
    contents(out, made.outputs());
    if (charged) {
      made.charge().write(out);
    }
    return out.toBytes();
  }

  /** Reads a result. */
  public static ResultIndex.Made result(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    int format = in.count();
    InvariantViolation.check(
        format == FORMAT || format == CHARGED_FORMAT,
        "result has format " + format + ", not 1 or 2");
    SortedMap<String, AssetContent> outputs = contents(in);
    Charge charge = format == FORMAT ? Charge.NONE : Charge.read(in);
    in.end();
    return new ResultIndex.Made(outputs, charge);
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
