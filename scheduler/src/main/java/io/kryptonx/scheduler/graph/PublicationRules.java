package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What must hold between a published path and its asset: the same dimensions. */
final class PublicationRules {

  private PublicationRules() {}

  static List<Problem> check(Publication publication, AssetNode asset, Pipeline pipeline) {
    Collection<String> params = pipeline.params().keySet();
    Place made = GraphProblems.maker(asset.ref(), pipeline);
    List<Problem> problems = new ArrayList<>();
    for (String name : publication.path().parameters()) {
      if (!params.contains(name)) {
        problems.add(
            Problem.error(
                "KX217",
                GraphProblems.published(publication),
                "a published path names a parameter that does not exist",
                "{params." + name + "}",
                params.isEmpty()
                    ? "the pipeline has no parameters"
                    : "its parameters are " + String.join(", ", params),
                "declare it under params, or name another one"));
      }
    }
    for (String capture : publication.path().captures()) {
      if (!asset.dimensions().contains(capture)) {
        problems.add(
            Problem.error(
                    "KX208",
                    GraphProblems.published(publication),
                    "a published path names a dimension that " + asset.ref() + " does not have",
                    "{" + capture + "}",
                    asset.dimensions().isEmpty()
                        ? asset.ref() + " is a single value"
                        : "its dimensions are " + String.join(", ", asset.dimensions()),
                    "use only its dimensions in braces")
                .relatedTo(made, "made here"));
      }
    }
    for (String dimension : asset.dimensions()) {
      if (!publication.path().captures().contains(dimension)) {
        problems.add(
            Problem.error(
                    "KX209",
                    GraphProblems.published(publication),
                    "a published path does not tell items of " + asset.ref() + " apart",
                    publication.path().text(),
                    "several items would be written to the same file",
                    "put {" + dimension + "} into the path")
                .relatedTo(made, "made here"));
      }
    }
    return problems;
  }

  /** A published file that is also a file of a source would change what the next run is given. */
  static Optional<Problem> feedsItself(Publication publication, Source source) {
    Map<String, String> parts = new TreeMap<>();
    publication.path().captures().forEach(capture -> parts.put(capture, "x"));
    publication.path().parameters().forEach(name -> parts.put("params." + name, "x"));
    String example = publication.path().expand(parts);
    boolean feeds =
        switch (source) {
          case Source.Files files -> files.pattern().match(example).isPresent();
          case Source.File file -> file.path().equals(example);
          case Source.Tree tree -> (example + "/").startsWith(tree.path() + "/");
          case Source.Table table -> table.path().equals(example);
          case Source.Value _, Source.Values _, Source.Command _, Source.Http _ -> false;
        };
    return feeds
        ? Optional.of(
            Problem.error(
                    "KX211",
                    GraphProblems.published(publication),
                    "a published path lies inside the pattern of source '" + source.name() + "'",
                    publication.path().text(),
                    "the next run would take what this one published as its source",
                    "publish into a folder of its own, such as site/")
                .relatedTo(Place.at("sources." + source.name()), "the source"))
        : Optional.empty();
  }
}
