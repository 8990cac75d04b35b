package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.WorkResult;
import java.util.Optional;

/** The work of a request, by {@link FakeWorker}. */
final class FakeWork implements HostWork {

  private final HostRequest request;
  private final FakeWorker worker;

  FakeWork(AssetStore assets, HostRequest request, RunId run) {
    this.request = request;
    this.worker = new FakeWorker(assets, Integer.toString(run.number()));
  }

  @Override
  public Event.Condition condition(Order.Question question) {
    return worker.condition(stage(question.task()), question.task(), question.inputs());
  }

  @Override
  public Request.Judged judge(Order.Question question) {
    return worker.judge(stage(question.task()), question.task(), question.inputs());
  }

  @Override
  public WorkResult perform(Order.Perform order) {
    Stage stage = stage(order.task());
    Outcome outcome =
        worker.perform(stage, FakeKeys.params(request.pipeline(), request.params()), order);
    return new WorkResult(outcome, FakeWorker.stats(stage));
  }

  private Stage stage(TaskId task) {
    return Optional.ofNullable(request.pipeline().stages().get(task.stage())).orElseThrow();
  }
}
