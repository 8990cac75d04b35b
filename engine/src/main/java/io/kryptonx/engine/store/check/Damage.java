package io.kryptonx.engine.store.check;

import io.kryptonx.engine.store.walk.Place;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import java.util.Optional;

/**
 * Something in a store that is not what it should be.
 *
 * @param where for people: the run and what of it, the file, the table
 * @param what is wrong, for people
 * @param file that holds the content, where that is there: a blob, or the database
 * @param digest of the content that it is about
 * @param run that it is about
 * @param place in the run, where that is known
 */
public record Damage(
    Kind kind,
    String where,
    String what,
    Optional<String> file,
    Optional<Digest> digest,
    Optional<RunId> run,
    Optional<Place> place) {

  /** What is damaged. */
  public enum Kind {
    /** The database, or the chain over all runs. */
    DATABASE,
    /** The journal of a run. */
    JOURNAL,
    /** Content that is named is not there. */
    MISSING,
    /** Content is not what its digest says. */
    CORRUPT,
    /** A file lies where content is kept, and is none. */
    STRAY
  }

  static Damage database(String what) {
    return of(Kind.DATABASE, "store.db", what, Optional.of("store.db"), Optional.empty());
  }

  static Damage stray(String file) {
    String what = "is no content, or not where it belongs";
    return of(Kind.STRAY, file, what, Optional.of(file), Optional.empty());
  }

  static Damage journal(RunId run, String where, String what) {
    return of(Kind.JOURNAL, where, what, Optional.of("store.db"), Optional.of(run));
  }

  static Damage content(Kind kind, Digest digest, Optional<String> file, Place place) {
    return new Damage(
        kind,
        place.text(),
        what(kind, digest),
        file,
        Optional.of(digest),
        Optional.of(place.run()),
        Optional.of(place));
  }

  static Damage content(Kind kind, Digest digest, Optional<String> file, String where) {
    return new Damage(
        kind,
        where,
        what(kind, digest),
        file,
        Optional.of(digest),
        Optional.empty(),
        Optional.empty());
  }

  private static Damage of(
      Kind kind, String where, String what, Optional<String> file, Optional<RunId> run) {
    return new Damage(kind, where, what, file, Optional.empty(), run, Optional.empty());
  }

  private static String what(Kind kind, Digest digest) {
    String content = "content " + digest.shortHex();
    return kind == Kind.MISSING ? content + " is missing" : content + " is not what was written";
  }
}
