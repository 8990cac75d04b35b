import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;

/** Lists a folder as the file system does; c.items() is in the order of the items. */
public final class FileOrder implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    String[] names = c.input("notes").toFile().list();
    Files.writeString(c.output("list"), String.join("\n", names) + "\n");
  }
}
