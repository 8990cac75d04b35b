import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists words as a set has them; a sorted set would do. */
public final class HashOrder implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    List<String> words = new ArrayList<>();
    for (CollectedItem note : c.items("notes")) {
      words.addAll(List.of(Files.readString(note.path()).strip().split(" ")));
    }
    Files.writeString(c.output("list"), String.join("\n", Set.copyOf(words)) + "\n");
  }
}
