package io.kryptonx.cli.json;

import io.kryptonx.storage.EffectLedger;
import java.util.List;

/** Effects as one object. */
public final class EffectsJson {

  private EffectsJson() {}

  /** The entries, in their order. */
  public static String of(List<EffectLedger.Entry> entries) {
    return Json.object(out ->
        Json.objects(
            out,
            "effects",
            entries,
            (o, entry) -> {
              o.writeStringProperty("key", entry.key().toString());
              o.writeStringProperty("pipeline", entry.pipeline());
              o.writeStringProperty("stage", entry.stage());
              o.writeStringProperty("item", entry.item());
              o.writeStringProperty("mode", entry.mode().label());
              o.writeStringProperty("on_unknown", entry.onUnknown().label());
              o.writeStringProperty("state", entry.state().label());
              o.writeStringProperty("run", entry.run().text());
              o.writeNumberProperty("attempt", entry.attempt());
              o.writeNumberProperty("doubts", entry.doubts());
              o.writeStringProperty("time", entry.time().toString());
            }));
  }
}
