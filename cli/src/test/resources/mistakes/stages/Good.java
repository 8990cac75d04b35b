import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;

public final class Good implements Stage {
  @Override
  public void run(StageContext context) {}
}
