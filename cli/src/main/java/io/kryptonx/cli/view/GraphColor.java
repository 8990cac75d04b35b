package io.kryptonx.cli.view;

import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import io.kryptonx.model.task.TaskStatus;

/** The colour of a node in pictures: by the worst, then by the most active status of its tasks. */
final class GraphColor {

  private GraphColor() {}

  /** As {@code #rrggbb}, light enough for black text. */
  static String of(Node node) {
    if (node.kind() == Kind.SOURCE) {
      return "#e8eef4";
    }
    if (node.kind() == Kind.PUBLISH) {
      return "#f1e6f5";
    }
    if (has(node, TaskStatus.FAILED)) {
      return "#f7c6c0";
    }
    if (has(node, TaskStatus.BLOCKED) || has(node, TaskStatus.CANCELLED)) {
      return "#fbe5b0";
    }
    if (has(node, TaskStatus.RAN) || has(node, TaskStatus.UNCHANGED)) {
      return "#cdebcb";
    }
    return has(node, TaskStatus.CACHED) ? "#cfecee" : "#ffffff";
  }

  private static boolean has(Node node, TaskStatus status) {
    return node.counts().getOrDefault(status, 0) > 0;
  }
}
