package io.kryptonx.definition.internal.body;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Constraints;
import io.kryptonx.model.pipeline.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What values a parameter may have beyond its type: {@code min}, {@code max}, and so on. */
final class ConstraintParser {

  private final Context context;
  private final ParameterValues values;

  ConstraintParser(Context context, ParameterValues values) {
    this.context = context;
    this.values = values;
  }

  Constraints parse(Fields fields, Parameter.Type type) {
    boolean numeric = type == Parameter.Type.INTEGER || type == Parameter.Type.NUMBER;
    Optional<BigDecimal> min = numeric ? bound(fields, "min") : onlyFor(fields, "min", "numbers");
    Optional<BigDecimal> max = numeric ? bound(fields, "max") : onlyFor(fields, "max", "numbers");
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      bad(fields, "max", "'max' is below 'min'", "no value lies between", "exchange the two");
    }
    Optional<String> pattern = Optional.empty();
    if (type == Parameter.Type.STRING) {
      pattern =
          fields
              .text("pattern", "pattern: \"[a-z]+\"")
              .filter(this::compiles)
              .map(YamlScalar::text);
    } else {
      onlyFor(fields, "pattern", "texts");
    }
    List<String> choices = choices(fields, type);
    return new Constraints(min, max, choices, pattern);
  }

  private Optional<BigDecimal> bound(Fields fields, String key) {
    return fields
        .get(key)
        .flatMap(v -> context.shapes().scalar(v, "'" + key + "'", "a number"))
        .flatMap(scalar -> values.canonical(Parameter.Type.NUMBER, scalar, "'" + key + "'"))
        .map(BigDecimal::new);
  }

  private Optional<BigDecimal> onlyFor(Fields fields, String key, String kind) {
    fields.conflict(key, "it has a meaning for " + kind + " only", "remove it, or change the type");
    return Optional.empty();
  }

  private List<String> choices(Fields fields, Parameter.Type type) {
    List<YamlScalar> texts = fields.texts("enum", "enum: [small, large]");
    if (texts.isEmpty()
        && fields.get("enum").orElse(null) instanceof YamlList list
        && list.values().isEmpty()) {
      bad(fields, "enum", "'enum' is an empty list", "no value is allowed", "list the choices");
    }
    List<String> choices = new ArrayList<>();
    for (YamlScalar text : texts) {
      Optional<String> value = values.canonical(type, text, "choice");
      if (value.isPresent() && choices.contains(value.get())) {
        context
            .problems()
            .add(
                ProblemCode.REPEATED,
                text.place(),
                "'" + Problems.shown(text.text()) + "' stands twice in 'enum'",
                text.text(),
                "once is enough",
                "remove one of the two");
      } else {
        value.ifPresent(choices::add);
      }
    }
    return choices;
  }

  private boolean compiles(YamlScalar pattern) {
    String reason;
    if (pattern.text().length() > Constraints.MAX_PATTERN) {
      reason = "it has more than " + Constraints.MAX_PATTERN + " characters";
    } else {
      try {
        Pattern.compile(pattern.text());
        return true;
      } catch (PatternSyntaxException e) {
        reason = "it is no regular expression: " + e.getDescription();
      }
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_CONSTRAINT,
            pattern.place(),
            "'" + Problems.shown(pattern.text()) + "' cannot be used as a pattern",
            pattern.text(),
            reason,
            "write one that the whole value matches, such as \"[a-z]+\"");
    return false;
  }

  private void bad(Fields fields, String key, String message, String reason, String fix) {
    context
        .problems()
        .add(
            ProblemCode.BAD_CONSTRAINT,
            fields.map().entry(key).orElseThrow().at().place(),
            message,
            reason,
            fix);
  }
}
