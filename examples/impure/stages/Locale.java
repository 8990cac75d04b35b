import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;

/** Formats a number as the default locale has it; Locale.ROOT would be the same everywhere. */
public final class Locale implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    Files.writeString(c.output("title"), String.format("%,.2f%n", 12345.678));
  }
}
