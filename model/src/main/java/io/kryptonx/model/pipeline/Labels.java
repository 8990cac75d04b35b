package io.kryptonx.model.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What people attach to a pipeline or a stage, to find it and to know whom to ask. None of it is
 * part of a fingerprint.
 *
 * @param owner the team that answers for it
 * @param tags free words
 * @param freshness how old what it makes may be; in whole milliseconds
 */
public record Labels(
    Optional<String> description,
    Optional<String> owner,
    Optional<Criticality> criticality,
    SortedSet<String> tags,
    Optional<Duration> freshness) {

  /** Nothing is attached. */
  public static final Labels NONE =
      new Labels(
          Optional.empty(), Optional.empty(), Optional.empty(), new TreeSet<>(), Optional.empty());

  public Labels {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /** Labels with an owner and a description only. */
  public static Labels of(Optional<String> owner, Optional<String> description) {
    return new Labels(description, owner, Optional.empty(), new TreeSet<>(), Optional.empty());
  }

  /** These labels with that description. */
  public Labels described(String text) {
    return new Labels(Optional.of(text), owner, criticality, tags, freshness);
  }

  /** These labels with those tags. */
  public Labels tagged(Collection<String> words) {
    return new Labels(description, owner, criticality, new TreeSet<>(words), freshness);
  }
}
