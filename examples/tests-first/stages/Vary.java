import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Varies one or two places of the best method so far; a method that passes as many tests as it
 * takes its place. The random numbers come from the fingerprint of the task.
 */
public final class Vary implements Stage {

  private static final List<String> NUMBERS = List.of("2", "4", "5", "10", "100", "400");
  private static final List<String> SIGNS = List.of("==", "!=");

  @Override
  public void run(StageContext context) throws IOException {
    String state = context.readText("state");
    int passed = number(context.readText("report"), "passed");
    Map<String, String> kept = genes(state, "kept");
    int best = number(state, "passed");
    if (passed >= best || kept.isEmpty()) {
      kept = genes(state, "now");
      best = passed;
    }
    Map<String, String> next = new LinkedHashMap<>(kept);
    RandomGenerator random = context.random();
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      String place = List.copyOf(next.keySet()).get(random.nextInt(next.size()));
      List<String> choices = SIGNS.contains(next.get(place)) ? SIGNS : NUMBERS;
      next.put(place, choices.get(random.nextInt(choices.size())));
    }
    context.log("best so far: " + best + " passed, " + kept);
    context.writeText(
        "varied",
        "{\"step\": %d, \"now\": %s, \"kept\": %s, \"passed\": %d}\n"
            .formatted(number(state, "step") + 1, json(next), json(kept), best));
  }

  private static Map<String, String> genes(String state, String key) throws IOException {
    Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*\\{([^}]*)\\}").matcher(state);
    if (!found.find()) {
      throw new IOException("the state has no '" + key + "': " + state);
    }
    Map<String, String> genes = new LinkedHashMap<>();
    Matcher gene = Pattern.compile("\"([a-z]+)\"\\s*:\\s*\"?([^\",}]*)").matcher(found.group(1));
    while (gene.find()) {
      genes.put(gene.group(1), gene.group(2).strip());
    }
    return genes;
  }

  private static String json(Map<String, String> genes) {
    StringBuilder json = new StringBuilder("{");
    genes.forEach((name, value) ->
        json.append(json.length() > 1 ? ", " : "")
            .append('"').append(name).append("\": \"").append(value).append('"'));
    return json.append('}').toString();
  }

  private static int number(String json, String key) throws IOException {
    Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?\\d{1,6})").matcher(json);
    if (!found.find()) {
      throw new IOException("there is no '" + key + "' in " + json);
    }
    return Integer.parseInt(found.group(1));
  }
}
