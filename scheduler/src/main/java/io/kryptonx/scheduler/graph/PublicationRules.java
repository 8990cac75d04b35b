package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What must hold between a published path and its asset: the same dimensions. */
final class PublicationRules {

  private PublicationRules() {}

  static List<Problem> check(Publication publication, AssetNode asset) {
    List<Problem> problems = new ArrayList<>();
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
                "use only its dimensions in braces"));
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
                "put {" + dimension + "} into the path"));
      }
    }
    return problems;
  }
}
