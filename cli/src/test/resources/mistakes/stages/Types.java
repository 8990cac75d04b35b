import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;

public final class Types implements Stage {
  @Override
  public void run(StageContext context) {
    int size = "three";
    unknown(size);
  }
}
