package io.kryptonx.cli.view.loop;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.Ending;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Phrases about loops. */
public final class LoopWords {

  /** So many digits of a score are shown to people; all of them are in JSON. */
  private static final MathContext DIGITS = new MathContext(6);

  private static final int MAX_ZEROS = 6;

  private LoopWords() {}

  /** Why a loop ended: {@code ✔ converged}. */
  static String ending(Output out, Loop loop) {
    Optional<Ending> ending = loop.ending();
    if (ending.isEmpty()) {
      return loop.status()
          .map(StatusStyle::of)
          .map(status -> out.in(status.style(), status.mark() + " " + status.word()))
          .orElseGet(() -> out.in(Style.NOTICE, "■ goes on"));
    }
    return out.in(style(ending.get()), mark(ending.get()) + " " + ending.get().words());
  }

  /** {@code converged 12 · exhausted 2}: only what is not zero. */
  public static String endings(Output out, Map<Ending, Integer> endings) {
    List<String> parts = new ArrayList<>();
    endings.forEach((ending, count) -> {
      if (count > 0) {
        parts.add(out.in(style(ending), ending.words() + " " + count));
      }
    });
    return String.join(out.in(Style.FAINT, " · "), parts);
  }

  private static Style style(Ending ending) {
    return switch (ending) {
      case CONVERGED -> Style.GOOD;
      case EXHAUSTED, OVER_BUDGET, STALLED, CANCELLED -> Style.NOTICE;
      case FAILED -> Style.ALARM;
    };
  }

  private static String mark(Ending ending) {
    return switch (ending) {
      case CONVERGED -> "✔";
      case EXHAUSTED, OVER_BUDGET, STALLED, CANCELLED -> "■";
      case FAILED -> "✘";
    };
  }

  /** {@code iteration 3}, {@code what came in}, or {@code none}. */
  static String chosen(Loop loop) {
    if (loop.chosen() > 0) {
      return "iteration " + loop.chosen();
    }
    if (!hasResult(loop)) {
      return "none";
    }
    return loop.rule()
        .instead()
        .map(asset -> "what " + asset + " gave instead")
        .orElse("what came in");
  }

  /** {@code iteration 3, score 0.98}. */
  public static String result(Loop loop) {
    String score = loop.best().map(each -> score(each.score())).orElse("");
    return chosen(loop) + (score.isEmpty() ? "" : ", score " + score);
  }

  /** What was recorded, and what of it was spent in this run where that is less. */
  static String cost(long spentMicros, Charge charged) {
    String recorded = Cost.text(charged.costMicros());
    return spentMicros == charged.costMicros()
        ? recorded
        : recorded + " (" + Cost.text(spentMicros) + " now)";
  }

  /** Whether the loop gives something on. */
  static boolean hasResult(Loop loop) {
    return loop.status().filter(status -> status.hasOutputs()).isPresent();
  }

  /** A score: six digits at most, zeros at the end left out. */
  public static String score(OptionalDouble score) {
    if (score.isEmpty()) {
      return "";
    }
    double value = score.getAsDouble();
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain =
        rounded.scale() <= DIGITS.getPrecision() + MAX_ZEROS && rounded.scale() > -MAX_ZEROS;
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  /** {@code 1a2b3c4d5e6f}, the start of a digest. */
  static String digest(Optional<AssetContent> content) {
    return content
        .map(each ->
            switch (each) {
              case Snapshot snapshot -> snapshot.digest().shortHex();
              case CollectionRef(var root, _) -> root.shortHex();
            })
        .orElse("");
  }

  /** How long its attempts worked: in this run, or in those whose results it uses. */
  static String worked(Iteration each) {
    if (each.attempts() > 0) {
      return Quantity.duration(each.workedMillis());
    }
    return each.charged().attempts() > 0
        ? "(" + Quantity.duration(each.charged().workedMillis()) + ")"
        : "";
  }
}
