import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;

/** The next number. */
public final class Step implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    c.writeText("next", Long.parseLong(c.readText("now").strip()) + 1 + "\n");
  }
}
