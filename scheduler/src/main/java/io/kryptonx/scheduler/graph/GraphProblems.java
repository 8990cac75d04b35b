package io.kryptonx.scheduler.graph;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of mistakes about names and order. */
final class GraphProblems {

  private static final int MAX_LISTED = 10;

  private GraphProblems() {}

  static Place input(Stage stage, Input input) {
    return Place.at("stages." + stage.name() + ".in." + input.name());
  }

  static Problem unknownAsset(Stage stage, Input input, AssetRef from, Collection<AssetRef> known) {
    return Problem.error(
        "KX201",
        input(stage, input),
        "input '" + input.name() + "' takes something that does not exist",
        from.toString(),
        "there is no source and no stage output of that name",
        "use one of: " + listed(known));
  }

  static Problem unknownPublished(Publication publication, Collection<AssetRef> known) {
    return Problem.error(
        "KX201",
        published(publication),
        "what is published does not exist",
        publication.asset().toString(),
        "there is no source and no stage output of that name",
        "use one of: " + listed(known));
  }

  static Problem cycle(List<String> ring) {
    Problem cycle =
        Problem.error(
            "KX202",
            Place.at("stages." + ring.getFirst() + ".in"),
            "stages need each other in a ring",
            String.join(" → ", ring),
            "no stage of the ring could ever start",
            "take one of these inputs away; for work that repeats until it is good use a loop");
    List<String> others = ring.stream().distinct().skip(1).limit(MAX_LISTED).toList();
    for (String other : others) {
      cycle = cycle.relatedTo(Place.at("stages." + other + ".in"), "on the ring, too");
    }
    return cycle;
  }

  static Problem dimensionTwice(Stage stage, Output output, List<String> dimensions) {
    return Problem.error(
        "KX206",
        Place.at("stages." + stage.name() + ".out." + output.name()),
        "output '" + output.name() + "' would make a dimension that the stage already has",
        output.name(),
        "an output with each: true makes a dimension of its name, and items already have "
            + String.join(", ", dimensions),
        "give the output another name");
  }

  /** Only what comes of an event has a time and an id; every source so far has states. */
  static List<Problem> eventReads(Stage stage) {
    return stage.reads().stream()
        .filter(read -> read != Read.ITEM)
        .map(read ->
            Problem.error(
                "KX210",
                Place.at("stages." + stage.name() + ".reads"),
                "stage '" + stage.name() + "' reads what its sources do not have",
                read.label(),
                "only events have a time and an id, and all sources above it are state"
                    + " sources, whose current state counts whenever it came about",
                "take " + read.label() + " out of reads; a date that matters is a parameter"))
        .toList();
  }

  static Problem tooMany(Stage stage, List<String> dimensions) {
    return Problem.error(
        "KX212",
        Place.at("stages." + stage.name() + ".in"),
        "the items of stage '" + stage.name() + "' would have too many dimensions",
        String.join(", ", dimensions),
        "an item has at most " + Item.MAX_PARTS + " of them, not " + dimensions.size(),
        "collect some of the inputs");
  }

  static Problem tooManyOut(Stage stage, Output output) {
    return Problem.error(
        "KX212",
        Place.at("stages." + stage.name() + ".out." + output.name()),
        "output '" + output.name() + "' would have too many dimensions",
        output.name(),
        "an item has at most " + Item.MAX_PARTS + " of them",
        "collect some of the inputs of the stage");
  }

  /** Where an asset is made. */
  static Place maker(AssetRef ref, Pipeline pipeline) {
    return Place.at(
        pipeline.sources().containsKey(ref.node())
            ? "sources." + ref.node()
            : "stages." + ref.node() + ".out." + ref.output());
  }

  static Place published(Publication publication) {
    return Place.at("publish." + publication.path().text());
  }

  private static String listed(Collection<AssetRef> known) {
    String some =
        known.stream().limit(MAX_LISTED).map(AssetRef::toString).collect(Collectors.joining(", "));
    return known.size() > MAX_LISTED ? some + ", …" : some;
  }
}
