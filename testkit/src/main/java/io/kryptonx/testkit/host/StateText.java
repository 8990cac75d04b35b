package io.kryptonx.testkit.host;

import io.kryptonx.scheduler.RunView;

/** The whole visible state of a run as text, so that states can be compared and shown. */
final class StateText {

  private StateText() {}

  static String of(RunView view) {
    StringBuilder text = new StringBuilder(1024);
    text.append(view.status()).append(' ').append(view.epoch()).append(' ').append(view.digest());
    text.append(' ').append(view.publication()).append(view.publicationRefused()).append('\n');
    for (RunView.StageView stage : view.stages()) {
      text.append(stage).append('\n');
      for (RunView.TaskView task : view.tasks(stage.name())) {
        text.append("  ").append(task).append('\n');
      }
    }
    return text.toString();
  }
}
