import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the holes of a template with what a state says under {@code now}. */
public final class Write implements Stage {

  private static final Pattern HOLE = Pattern.compile("\\[([a-z]+)\\]");

  @Override
  public void run(StageContext context) throws IOException {
    String state = context.readText("state");
    Matcher now = Pattern.compile("\"now\"\\s*:\\s*\\{([^}]*)\\}").matcher(state);
    if (!now.find()) {
      throw new IOException("the state has no 'now': " + state);
    }
    String genes = now.group(1);
    String source =
        HOLE.matcher(context.readText("template")).replaceAll(hole -> gene(genes, hole.group(1)));
    context.writeText("source", source.replace(" What stands in brackets is varied.", ""));
  }

  private static String gene(String genes, String name) {
    Matcher gene = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",]*)").matcher(genes);
    if (!gene.find()) {
      throw new IllegalArgumentException("nothing fills the hole [" + name + "]");
    }
    return Matcher.quoteReplacement(gene.group(1).strip());
  }
}
