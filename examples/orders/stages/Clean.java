import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;

/** Parts rows that can be summed from those that cannot; both keep the header. */
public final class Clean implements Stage {

  private static final int COLUMNS = 5;
  private static final int QUANTITY = 3;
  private static final int PRICE = 4;

  @Override
  public void run(StageContext context) throws IOException {
    int bad = 0;
    try (BufferedReader rows = Files.newBufferedReader(context.input("part"));
        Writer good = Files.newBufferedWriter(context.output("good"));
        Writer rest = Files.newBufferedWriter(context.output("bad"))) {
      String header = rows.readLine();
      good.write(header + "\n");
      rest.write(header + "\n");
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        boolean usable = isUsable(row.split(",", -1));
        (usable ? good : rest).write(row + "\n");
        bad += usable ? 0 : 1;
      }
    }
    context.log(bad + " bad rows");
  }

  private static boolean isUsable(String[] columns) {
    return columns.length == COLUMNS
        && columns[QUANTITY].matches("[1-9][0-9]{0,5}")
        && columns[PRICE].matches("[0-9]{1,6}\\.[0-9]{2}");
  }
}
