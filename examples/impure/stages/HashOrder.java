import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists items as a set has them; a sorted set would do. */
public final class HashOrder implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    List<String> items = c.items("notes").stream().map(CollectedItem::item).toList();
    Set<String> set = Set.copyOf(items);
    Files.writeString(c.output("list"), set.stream().collect(Collectors.joining("\n", "", "\n")));
  }
}
