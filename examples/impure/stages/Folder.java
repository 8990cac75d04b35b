import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;

/** Says where it read its input. */
public final class Folder implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    Files.writeString(c.output("log"), "made from " + c.input("note") + "\n");
  }
}
