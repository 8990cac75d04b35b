import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;

public final class NoConstructor implements Stage {
  public NoConstructor(int size) {}

  @Override
  public void run(StageContext context) {}
}
