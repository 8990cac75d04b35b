package io.kryptonx.engine;

import io.kryptonx.engine.dead.LetterDetails;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.report.ReviewReport;
import io.kryptonx.engine.review.Review;
import io.kryptonx.engine.review.ReviewList;
import io.kryptonx.engine.review.ReviewQuery;
import io.kryptonx.engine.run.Consultation;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The reviews that a store tells of. */
final class StoredReviews implements Reviews {

  /** Of a longer content no excerpt is made. */
  private static final long MAX_EXCERPT = 256 * 1024;

  private final Store store;
  private final RunHistory history;
  private final Clock clock;

  StoredReviews(Store store, RunHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public List<ReviewReport> list(ReviewQuery query) {
    return query.of(ReviewList.of(store, history)).stream().map(this::report).toList();
  }

  @Override
  public List<ReviewReport> decide(ReviewQuery query, Verdict verdict) {
    List<Review> meant = query.of(ReviewList.of(store, history));
    if (meant.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "nothing that is meant is to be decided; what was decided before is changed with --all");
    }
    meant.forEach(review -> checkMay(review, verdict.by()));
    Optional<Snapshot> edited = verdict.file().map(file -> put(file, meant));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<Digest, Decision> decisions = new TreeMap<>();
    for (Review review : meant) {
      decisions.put(
          review.subject(),
          new Decision(
              verdict.approved() ? Consultation.APPROVED : Consultation.REJECTED,
              review.subject(),
              review.view().start().run(),
              verdict.by(),
              verdict.note(),
              now,
              edited));
    }
    store.decisions().add(decisions.values());
    Set<Digest> subjects = decisions.keySet();
    return ReviewList.of(store, history).all().stream()
        .filter(review -> subjects.contains(review.subject()))
        .map(this::report)
        .toList();
  }

  private static void checkMay(Review review, String by) {
    List<String> may = review.question().by();
    if (!may.isEmpty() && !may.contains(by)) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "about %s decides %s, not %s; say who you are with --by"
              .formatted(review.task().id(), String.join(" or ", may), by));
    }
  }

  private Snapshot put(Path file, List<Review> meant) {
    if (meant.stream().map(Review::subject).distinct().count() > 1) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "a file goes on in the place of one content, and %d are meant; name one item"
              .formatted(meant.size()));
    }
    MediaType type = Consultation.content(meant.getFirst().stage()).type();
    if (type.isTree() || !Files.isRegularFile(file)) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          type.isTree()
              ? "what is approved is a folder, which no file can take the place of"
              : "there is no file " + file);
    }
    AssetStore.Written written = store.assets().put(file);
    store.assets().makeDurable(List.of(written.digest()));
    return new Snapshot(type, written.size(), written.digest());
  }

  private ReviewReport report(Review review) {
    Labels pipeline = review.view().graph().pipeline().labels();
    return new ReviewReport(
        review.task().id(),
        review.view().start().run(),
        review.fingerprint(),
        review.state(),
        review.question().ask().strip(),
        review.question().by(),
        review.content(),
        LetterDetails.inputs(review.task()),
        excerpt(review.content()),
        review.stage().labels().owner().or(pipeline::owner),
        review.since(),
        review.decision());
  }

  private List<String> excerpt(Snapshot content) {
    String type = content.type().name();
    if (!type.startsWith("text/") && !content.type().isJson() || content.size() > MAX_EXCERPT) {
      return List.of();
    }
    try {
      return new String(store.assets().get(content.digest()), StandardCharsets.UTF_8)
          .lines()
          .limit(ReviewReport.MAX_LINES)
          .toList();
    } catch (MissingContentException _) {
      return List.of("(it is no longer in the store)");
    }
  }
}
