package io.kryptonx.cli.json;

import io.kryptonx.definition.DefinitionDiff;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What differs between two environments of a definition, as one object. */
public final class DefinitionDiffJson {

  private DefinitionDiffJson() {}

  /** The object. */
  public static String of(DefinitionDiff diff, Optional<String> before, Optional<String> after) {
    return Json.object(out -> {
      out.writeBooleanProperty("equal", diff.changes().isEmpty());
      Json.text(out, "before", before);
      Json.text(out, "after", after);
      Json.objects(out, "changes", diff.changes(), DefinitionDiffJson::change);
    });
  }

  private static void change(JsonGenerator out, DefinitionDiff.Change change) {
    out.writeStringProperty("key", change.key());
    Json.text(out, "before", change.before().map(DefinitionDiff.Value::text));
    Json.text(out, "after", change.after().map(DefinitionDiff.Value::text));
  }
}
