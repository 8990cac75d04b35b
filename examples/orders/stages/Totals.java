import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums what was sold by product, to the cent. */
public final class Totals implements Stage {

  @Override
  public void run(StageContext context) throws IOException {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (CollectedItem part : context.items("good")) {
      List<String> rows = Files.readAllLines(part.path());
      for (String row : rows.subList(1, rows.size())) {
        String[] columns = row.split(",");
        BigDecimal value = new BigDecimal(columns[3]).multiply(new BigDecimal(columns[4]));
        totals.merge(columns[2], value, BigDecimal::add);
      }
    }
    String lines =
        totals.entrySet().stream()
            .map(total -> "\"%s\":\"%s\"".formatted(total.getKey(), total.getValue()))
            .collect(Collectors.joining(","));
    Files.writeString(context.output("totals"), "{\"totals\":{" + lines + "}}");
  }
}
