package io.kryptonx.engine.select;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.engine.select.Selector.Term;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.graph.Graph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Adds up what selectors mean in one graph. */
final class Search {

  private final String pipeline;
  private final List<Node> nodes;
  private final Optional<RunView> run;
  private final Set<String> selected = new TreeSet<>();

  /** Stages of which all tasks are selected; of others those in some states. */
  private final Set<String> whole = new TreeSet<>();

  private final Map<String, Set<TaskState>> states = new HashMap<>();

  Search(Graph graph, Optional<RunView> run) {
    this.pipeline = graph.pipeline().name();
    this.nodes = Node.of(graph);
    this.run = run;
  }

  void add(Selector selector) {
    Set<String> found = found(selector);
    if (found.isEmpty()) {
      throw nothing(selector);
    }
    selected.addAll(found);
    if (selector.term() instanceof Term.InState(var state)) {
      found.forEach(name -> states.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(state));
    } else {
      whole.addAll(found);
    }
    if (selector.above()) {
      whole.addAll(more(above(found), found));
    }
    if (selector.below()) {
      whole.addAll(more(below(found), found));
    }
    selected.addAll(whole);
  }

  Selection selection() {
    states.keySet().removeAll(whole);
    return new Selection(
        nodes.stream().filter(node -> selected.contains(node.name())).toList(), states);
  }

  private static Set<String> more(Set<String> all, Set<String> known) {
    Set<String> more = new TreeSet<>(all);
    more.removeAll(known);
    return more;
  }

  private Set<String> found(Selector selector) {
    return switch (selector.term()) {
      case Term.Named(var glob) -> names(node -> glob.matches(node.name()));
      case Term.Tagged(var glob) -> names(node -> node.tags().stream().anyMatch(glob::matches));
      case Term.Owned(var glob) -> names(node -> node.owner().filter(glob::matches).isPresent());
      case Term.InState(var state) -> names(node -> has(node, state));
    };
  }

  private boolean has(Node node, TaskState state) {
    return node.isStage()
        && run.stream().flatMap(r -> r.tasks(node.name()).stream()).anyMatch(state::isOf);
  }

  private Set<String> names(Predicate<Node> which) {
    Set<String> names = new TreeSet<>();
    nodes.stream().filter(which).forEach(node -> names.add(node.name()));
    return names;
  }

  private Set<String> above(Set<String> found) {
    Set<String> all = new TreeSet<>(found);
    for (Node node : nodes.reversed()) {
      if (all.contains(node.name())) {
        all.addAll(node.above());
      }
    }
    return all;
  }

  private Set<String> below(Set<String> found) {
    Set<String> all = new TreeSet<>(found);
    for (Node node : nodes) {
      if (node.above().stream().anyMatch(all::contains)) {
        all.add(node.name());
      }
    }
    return all;
  }

  private KryptonxException nothing(Selector selector) {
    return new KryptonxException(
        ErrorCode.NOT_FOUND,
        switch (selector.term()) {
          case Term.Named(var glob) -> noName(selector, glob);
          case Term.Tagged(var glob) ->
              without("tag", glob, all(node -> node.tags().stream().toList()));
          case Term.Owned(var glob) ->
              without("owner", glob, all(node -> node.owner().stream().toList()));
          case Term.InState(var state) ->
              run.map(r -> "no task of " + r.start().run() + " is " + state.word())
                  .orElse(
                      "pipeline %s has no run yet, so that no task is %s"
                          .formatted(pipeline, state.word()));
        });
  }

  private String noName(Selector selector, Glob glob) {
    List<String> names = nodes.stream().map(Node::name).toList();
    String what =
        glob.isWild()
            ? "no stage and no source of pipeline %s matches '%s'"
            : "there is no stage '%2$s' in pipeline %1$s, and no source";
    String meant =
        DidYouMean.closest(glob.text(), names)
            .map(name -> "did you mean " + selector.text().replace(glob.text(), name) + "?")
            .orElse("it has " + listed(names));
    return what.formatted(pipeline, glob.text()) + "; " + meant;
  }

  private String without(String what, Glob glob, Set<String> known) {
    String none = "no stage of pipeline %s has the %s '%s'".formatted(pipeline, what, glob.text());
    String meant =
        DidYouMean.closest(glob.text(), known)
            .map(word -> "did you mean " + what + ":" + word + "?")
            .orElse(known.isEmpty() ? "none has any" : "there are " + listed(known));
    return none + "; " + meant;
  }

  private Set<String> all(Function<Node, List<String>> values) {
    Set<String> all = new TreeSet<>();
    nodes.forEach(node -> all.addAll(values.apply(node)));
    return all;
  }

  private static String listed(Collection<String> words) {
    return DidYouMean.listed(new ArrayList<>(words));
  }
}
