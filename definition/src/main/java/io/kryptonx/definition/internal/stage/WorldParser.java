package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the action finds beside inputs and outputs: env, files, tools, reads, secrets. */
final class WorldParser {

  private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}");

  private final Context context;

  WorldParser(Context context) {
    this.context = context;
  }

  void parse(Fields fields, Variables variables, Stage.Builder stage) {
    stage.env(env(fields, variables));
    stage.files(files(fields));
    stage.tools(tools(fields));
    stage.reads(reads(fields, variables));
    stage.secrets(secrets(fields, variables));
  }

  private Map<String, String> env(Fields fields, Variables variables) {
    Map<String, String> env = new TreeMap<>();
    for (YamlMap.Entry entry : fields.entries("env", "env: { QUALITY: 80 }")) {
      boolean named = context.names().variable(entry.key(), entry.at(), "a variable of env");
      Optional<YamlScalar> value =
          context
              .shapes()
              .scalar(entry.value(), "a variable of env", "a text, or \"\" for an empty one");
      if (named && value.isPresent()) {
        variables.add(entry.key(), Variables.Role.ENV, entry.at().place());
        env.put(entry.key(), value.get().text());
      }
    }
    return env;
  }

  private List<String> files(Fields fields) {
    List<String> files = new ArrayList<>();
    for (YamlScalar text : fields.texts("files", "files: [scripts/sheet.sh]")) {
      context.paths().file(text).ifPresent(files::add);
    }
    return files;
  }

  private Map<String, String> tools(Fields fields) {
    String example = "tools: { convert: convert -version }";
    Map<String, String> tools = new TreeMap<>();
    for (YamlMap.Entry entry : fields.entries("tools", example)) {
      if (!TOOL.matcher(entry.key()).matches()) {
        context
            .problems()
            .add(
                ProblemCode.BAD_NAME,
                entry.at().place(),
                "a tool cannot be '" + entry.key() + "'",
                entry.key(),
                "its name has letters, digits and any of _ . + -",
                "write the name of the program, and how to ask for its version as its value");
      }
      context
          .shapes()
          .text(entry.value(), "the probe of a tool", example)
          .ifPresent(probe -> tools.put(entry.key(), probe.text()));
    }
    return tools;
  }

  private Set<Read> reads(Fields fields, Variables variables) {
    Set<Read> reads = EnumSet.noneOf(Read.class);
    for (YamlScalar text : fields.texts("reads", "reads: [item]")) {
      Words.choice(
              text, "a word in 'reads'", List.of(Read.values()), Read::label, context.problems())
          .ifPresent(read -> {
            reads.add(read);
            variables.add(read.label(), Variables.Role.READ, text.place());
          });
    }
    return reads;
  }

  private List<String> secrets(Fields fields, Variables variables) {
    List<String> secrets = new ArrayList<>();
    for (YamlScalar text : fields.texts("secrets", "secrets: [API_TOKEN]")) {
      if (context.names().variable(text.text(), text.origin(), "a secret")) {
        variables.add(text.text(), Variables.Role.SECRET, text.place());
        secrets.add(text.text());
      }
    }
    return secrets;
  }
}
