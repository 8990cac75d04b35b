import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;

/** Rolls dice; with c.random() it would roll the same ones every time. */
public final class Random implements Stage {
  @Override
  public void run(StageContext c) throws Exception {
    int dice = new java.util.Random().nextInt(1_000_000);
    Files.writeString(c.output("picked"), Files.readString(c.input("note")) + dice + "\n");
  }
}
