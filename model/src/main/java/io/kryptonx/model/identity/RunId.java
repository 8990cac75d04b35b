package io.kryptonx.model.identity;

import java.util.regex.Pattern;

/**
 * The name of a run in its store: pipeline name and a running number, {@code gallery-7}. It names a
 * run for people and never enters an id, a fingerprint or a digest. Ordered by pipeline and number.
 *
 * @param text matches {@code [A-Za-z0-9][A-Za-z0-9._-]*-[1-9][0-9]*}, at most 160 characters
 */
public record RunId(String text) implements Comparable<RunId> {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,149}-[1-9][0-9]{0,8}");

  public RunId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a run id: '" + text + "' (such as gallery-7)");
    }
  }

  /** The {@code number}-th run of a pipeline in its store, counted from 1. */
  public static RunId of(String pipeline, int number) {
    return new RunId(pipeline + "-" + number);
  }

  /** The name of the pipeline. */
  public String pipeline() {
    return text.substring(0, text.lastIndexOf('-'));
  }

  /** The running number. */
  public int number() {
    return Integer.parseInt(text.substring(text.lastIndexOf('-') + 1));
  }

  @Override
  public int compareTo(RunId other) {
    int order = pipeline().compareTo(other.pipeline());
    return order != 0 ? order : Integer.compare(number(), other.number());
  }

  @Override
  public String toString() {
    return text;
  }
}
