package io.kryptonx.worker.java;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.folder.OutputCollector;
import io.kryptonx.worker.folder.PlacedInput;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.javahost.HostInput;
import io.kryptonx.worker.javahost.HostInput.HostMember;
import io.kryptonx.worker.javahost.HostInput.Kind;
import io.kryptonx.worker.javahost.HostRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Turns an order whose action is a Java stage into a request to a child JVM. */
public final class HostRequests {

  private HostRequests() {}

  /** The request for an order that is laid out in a folder. */
  public static HostRequest of(
      WorkOrder order,
      Code.Classes code,
      WorkingFolder folder,
      List<PlacedInput> inputs,
      SortedMap<String, String> secrets) {
    PreparedStage prepared = order.stage();
    Path work = folder.work();
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Output output : prepared.stage().outputs().values()) {
      outputs.put(output.name(), work.resolve(OutputCollector.path(output)).toString());
    }
    Map<String, String> files = new LinkedHashMap<>();
    prepared.files().keySet().forEach(f -> files.put(f, work.resolve(f).toString()));
    return request(
        order,
        code,
        folder.log().toString(),
        folder.cost().toString(),
        inputs.stream().map(input -> input(input, work)).toList(),
        outputs,
        files,
        secrets);
  }

  /** The request for an order that is laid out nowhere: it has no inputs, outputs and files. */
  public static HostRequest placeless(
      WorkOrder order, Code.Classes code, SortedMap<String, String> secrets) {
    return request(order, code, "", "", List.of(), Map.of(), Map.of(), secrets);
  }

  private static HostRequest request(
      WorkOrder order,
      Code.Classes code,
      String log,
      String cost,
      List<HostInput> inputs,
      Map<String, String> outputs,
      Map<String, String> files,
      SortedMap<String, String> secrets) {
    PreparedStage prepared = order.stage();
    Stage stage = prepared.stage();
    return new HostRequest(
        order.task().stage(),
        code.mainClass(),
        code.classpath().stream().map(Path::toString).toList(),
        log,
        cost,
        order.fingerprint().digest().a(),
        inputs,
        outputs,
        prepared.params(),
        stage.env(),
        secrets,
        files,
        stage.reads().stream().map(Read::label).collect(Collectors.toSet()),
        stage.reads().contains(Read.ITEM) ? order.task().item().text() : "",
        stage.reads().contains(Read.ITEM) ? dimensions(order) : Map.of(),
        order.key().map(EventId::toString).orElse(""));
  }

  private static Map<String, String> dimensions(WorkOrder order) {
    Map<String, String> parts = new LinkedHashMap<>();
    List<String> values = order.task().item().parts();
    for (int i = 0; i < Math.min(values.size(), order.dimensions().size()); i++) {
      parts.put(order.dimensions().get(i), values.get(i));
    }
    return parts;
  }

  private static HostInput input(PlacedInput input, Path work) {
    return switch (input) {
      case PlacedInput.Nothing(String name) ->
          new HostInput(name, Kind.NOTHING, "", List.of(), List.of());
      case PlacedInput.Single(String name, String path, _) ->
          new HostInput(name, Kind.SINGLE, work.resolve(path).toString(), List.of(), List.of());
      case PlacedInput.Collection(String name, String path, var members, var missing) ->
          new HostInput(
              name,
              Kind.COLLECTION,
              work.resolve(path).toString(),
              members.stream().map(member -> member(member, work)).toList(),
              missing.map(PlacedInput.Missing::items).orElse(List.of()));
    };
  }

  private static HostMember member(PlacedInput.PlacedMember placed, Path work) {
    return new HostMember(
        placed.member().item().text(),
        placed.member().item().parts(),
        work.resolve(placed.path()).toString());
  }
}
