import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Counts good and bad rows. */
public final class Quality implements Stage {

  @Override
  public void run(StageContext context) throws IOException {
    String report =
        "{\"good\":%d,\"bad\":%d}"
            .formatted(rows(context.items("good")), rows(context.items("bad")));
    Files.writeString(context.output("report"), report);
    context.log(report);
  }

  private static long rows(List<CollectedItem> parts) throws IOException {
    long rows = 0;
    for (CollectedItem part : parts) {
      rows += Files.readAllLines(part.path()).size() - 1; // without the header
    }
    return rows;
  }
}
