package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Scope.Argument;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a pipeline that something in it names. */
final class UsedParameters {

  private static final Pattern IN_TEXT = Pattern.compile("\\bparams\\.([A-Za-z_][A-Za-z0-9_]*)");

  private final Set<String> names = new TreeSet<>();

  private UsedParameters() {}

  static Set<String> of(Pipeline pipeline) {
    UsedParameters used = new UsedParameters();
    pipeline.stages().values().forEach(used::stage);
    pipeline.sources().values().forEach(used::source);
    pipeline.publish().forEach(publication -> used.text(publication.path().text()));
    return used.names;
  }

  private void source(Source source) {
    switch (source) {
      case Source.Command command -> stage(command.stage());
      case Source.Http http -> names.addAll(http.params());
      case Source.Table table -> table.item().forEach(key -> text(key.expression()));
      case Source.Files _, Source.File _, Source.Value _, Source.Values _, Source.Tree _ -> {}
    }
  }

  private void stage(Stage stage) {
    names.addAll(stage.params());
    stage
        .scope()
        .arguments()
        .values()
        .forEach(argument -> {
          if (argument instanceof Argument.OfParameter(String outer)) {
            names.add(outer);
          }
        });
    stage.when().ifPresent(this::text);
    stage.validations().forEach(validation -> text(validation.expression()));
    if (stage.action() instanceof Action.Expression(String text)) {
      text(text);
    }
    if (stage.action() instanceof Action.Http http) {
      http.cost().ifPresent(this::text);
    }
  }

  private void text(String text) {
    Matcher matcher = IN_TEXT.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }
}
