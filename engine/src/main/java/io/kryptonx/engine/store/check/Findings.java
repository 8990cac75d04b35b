package io.kryptonx.engine.store.check;

import io.kryptonx.engine.store.check.Damage.Kind;
import io.kryptonx.engine.store.walk.DigestSet;
import io.kryptonx.engine.store.walk.Place;
import io.kryptonx.engine.store.walk.Visitor;
import io.kryptonx.model.identity.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is there, what is named, and what is wrong; each content is told of once. */
final class Findings {

  private final DigestSet there = new DigestSet();
  private final DigestSet corrupt = new DigestSet();
  private final DigestSet named = new DigestSet();
  private final DigestSet told = new DigestSet();
  private final Map<Digest, String> corruptFiles = new TreeMap<>();
  private final List<Damage> damages = new ArrayList<>();
  private final Predicate<Digest> isThereNow;
  private long count;

  /**
   * No findings yet.
   *
   * @param isThereNow whether content is there that was not when all of it was gone through: a
   *     running engine may have put it meanwhile
   */
  Findings(Predicate<Digest> isThereNow) {
    this.isThereNow = isThereNow;
  }

  void add(Damage damage) {
    count++;
    if (damages.size() < StoreCheck.MAX_DAMAGES) {
      damages.add(damage);
    }
  }

  /** Content was found. */
  void there(Digest digest, boolean good, String file) {
    there.add(digest);
    if (!good) {
      corrupt.add(digest);
      if (corruptFiles.size() < StoreCheck.MAX_DAMAGES) {
        corruptFiles.put(digest, file);
      }
    }
  }

  /** Tells of corrupt content that nothing names. */
  void tellTheRest() {
    corruptFiles.forEach((digest, file) -> {
      if (told.add(digest)) {
        add(Damage.content(Kind.CORRUPT, digest, Optional.of(file), "named by nothing"));
      }
    });
  }

  /** Content is named by something that is no run. */
  void needs(Digest digest, Supplier<String> where) {
    named.add(digest);
    if (isWrong(digest) && told.add(digest)) {
      add(Damage.content(kind(digest), digest, file(digest), where.get()));
    }
  }

  boolean isNamed(Digest digest) {
    return named.contains(digest);
  }

  List<Damage> damages() {
    return damages;
  }

  long count() {
    return count;
  }

  /** Looks whether what runs name is good; of an outline only the lists. */
  Visitor visitor(boolean content) {
    return new Visitor() {
      @Override
      public void named(Digest digest, Role role, Place place) {
        if (role == Role.HINT) {
          named.add(digest);
        } else if (content || role == Role.LIST) {
          named.add(digest);
          if (isWrong(digest) && told.add(digest)) {
            add(Damage.content(kind(digest), digest, file(digest), place));
          }
        }
      }

      @Override
      public void unreadable(Digest list, Place place, String reason) {
        if (told.add(list)) {
          add(Damage.content(Kind.CORRUPT, list, file(list), place));
        }
      }
    };
  }

  private boolean isWrong(Digest digest) {
    return corrupt.contains(digest) || !there.contains(digest) && !isThereNow.test(digest);
  }

  private Optional<String> file(Digest digest) {
    return Optional.ofNullable(corruptFiles.get(digest));
  }

  private Kind kind(Digest digest) {
    return corrupt.contains(digest) ? Kind.CORRUPT : Kind.MISSING;
  }
}
