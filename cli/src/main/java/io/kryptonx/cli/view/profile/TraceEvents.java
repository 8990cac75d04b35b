package io.kryptonx.cli.view.profile;

import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.Step;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A profile in the Trace Event Format, which the trace viewers of browsers open. Attempts are on
 * lanes, one for each that worked at the same time; how many worked and waited are counters; the
 * critical path has a lane of its own.
 */
public final class TraceEvents {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int TASKS = 1;
  private static final int PATH = 2;
  private static final long MICROS = 1000;

  private final JsonGenerator out;

  private TraceEvents(JsonGenerator out) {
    this.out = out;
  }

  /** Writes the whole file. */
  public static void write(Writer target, ProfileReport profile) {
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
      new TraceEvents(out).write(profile);
    }
  }

  private void write(ProfileReport profile) {
    out.writeStartObject();
    out.writeObjectPropertyStart("otherData");
    out.writeStringProperty("kryptonx", profile.run().text());
    out.writeStringProperty("started", profile.started().toString());
    out.writeEndObject();
    out.writeStringProperty("displayTimeUnit", "ms");
    out.writeArrayPropertyStart("traceEvents");
    name("process_name", TASKS, 0, profile.run() + " tasks");
    name("process_name", PATH, 0, "critical path");
    lanes(profile.spans());
    counters(profile.spans());
    for (Step step : profile.criticalPath()) {
      long start = step.endMillis() - step.workedMillis();
      begin(step.task().toString(), step.task().stage(), PATH, 0, start, step.workedMillis());
      out.writeNumberProperty("waitedMillis", step.waitedMillis());
      end();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Puts each attempt on the first lane that is free. */
  private void lanes(List<Span> spans) {
    record Busy(int lane, long until) {}
    PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::until));
    TreeSet<Integer> free = new TreeSet<>();
    int lanes = 0;
    for (Span span : spans) {
      while (!busy.isEmpty() && busy.element().until() <= span.startMillis()) {
        free.add(busy.remove().lane());
      }
      if (free.isEmpty()) {
        lanes++;
        free.add(lanes);
        name("thread_name", TASKS, lanes, "lane " + lanes);
      }
      int lane = free.removeFirst();
      busy.add(new Busy(lane, span.endMillis()));
      long millis = span.workedMillis();
      begin(span.task().toString(), span.task().stage(), TASKS, lane, span.startMillis(), millis);
      out.writeStringProperty("stage", span.task().stage());
      out.writeStringProperty("item", span.task().asked());
      out.writeNumberProperty("attempt", span.attempt());
      out.writeStringProperty("ended", span.result().name().toLowerCase(Locale.ROOT));
      out.writeNumberProperty("waitedMillis", span.waitedMillis());
      end();
    }
  }

  /** How many attempts worked and waited, at each time at which one of these changed. */
  private void counters(List<Span> spans) {
    record Turn(long time, int working, int waiting) {}
    List<Turn> turns = new ArrayList<>();
    for (Span span : spans) {
      turns.add(new Turn(span.readyMillis(), 0, 1));
      turns.add(new Turn(span.startMillis(), 1, -1));
      turns.add(new Turn(span.endMillis(), -1, 0));
    }
    turns.sort(Comparator.comparingLong(Turn::time));
    int working = 0;
    int waiting = 0;
    for (int i = 0; i < turns.size(); i++) {
      working += turns.get(i).working();
      waiting += turns.get(i).waiting();
      if (i + 1 == turns.size() || turns.get(i + 1).time() > turns.get(i).time()) {
        event("C", "tasks", TASKS, 0);
        out.writeNumberProperty("ts", turns.get(i).time() * MICROS);
        out.writeObjectPropertyStart("args");
        out.writeNumberProperty("working", working);
        out.writeNumberProperty("waiting", waiting);
        end();
      }
    }
  }

  private void name(String what, int process, int lane, String name) {
    event("M", what, process, lane);
    out.writeObjectPropertyStart("args");
    out.writeStringProperty("name", name);
    end();
  }

  private void begin(
      String name, String category, int process, int lane, long startMillis, long millis) {
    event("X", name, process, lane);
    out.writeStringProperty("cat", category);
    out.writeNumberProperty("ts", startMillis * MICROS);
    out.writeNumberProperty("dur", millis * MICROS);
    out.writeObjectPropertyStart("args");
  }

  private void event(String kind, String name, int process, int lane) {
    out.writeStartObject();
    out.writeStringProperty("ph", kind);
    out.writeStringProperty("name", name);
    out.writeNumberProperty("pid", process);
    out.writeNumberProperty("tid", lane);
  }

  /** Ends the arguments and the event. */
  private void end() {
    out.writeEndObject();
    out.writeEndObject();
  }
}
