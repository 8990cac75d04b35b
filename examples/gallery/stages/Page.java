import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Writes the gallery: one HTML file with its style and script inside, that loads nothing but the
 * pictures beside it.
 *
 * <p>Thumbnails, palettes, placeholders and captions come as four collections over the same photos;
 * the item's name lines them up. A photo without a caption is shown under its own name.
 */
public final class Page implements Stage {

  @Override
  public void run(StageContext context) throws IOException {
    Map<String, Path> palettes = byItem(context.items("palettes"));
    Map<String, Path> placeholders = byItem(context.items("placeholders"));
    Map<String, Path> captions = byItem(context.items("captions"));
    List<Photo> photos = new ArrayList<>();
    for (CollectedItem thumb : context.items("thumbs")) {
      String item = thumb.item();
      photos.add(photo(thumb, palettes.get(item), placeholders.get(item), captions.get(item)));
    }
    String html =
        page(
            context.param("title"),
            context.param("lead"),
            photos,
            Files.readString(context.file("page/style.css")),
            Files.readString(context.file("page/script.js")));
    Files.writeString(context.output("html"), html);
    context.log("%d photos, %d kB of HTML".formatted(photos.size(), html.length() / 1000));
  }

  private static Map<String, Path> byItem(List<CollectedItem> members) {
    return members.stream().collect(Collectors.toMap(CollectedItem::item, CollectedItem::path));
  }

  // --- what is shown of a photo ---

  private record Photo(
      String name, double ratio, List<Colour> palette, String placeholder, Caption caption) {

    /** The one colour to remember it by: much of it, and far from grey. */
    Colour accent() {
      return palette.stream()
          .max(Comparator.comparingDouble(c -> c.chroma() * c.chroma() * Math.sqrt(c.share)))
          .orElseThrow();
    }

    String url() {
      return URLEncoder.encode(name, StandardCharsets.UTF_8)
          .replace("+", "%20")
          .replace("%2F", "/");
    }
  }

  private record Caption(String title, String text, String credit) {}

  private record Colour(int rgb, double share) {

    String hex() {
      return String.format(Locale.ROOT, "#%06x", rgb);
    }

    int chroma() {
      return max() - Math.min(rgb >> 16, Math.min(rgb >> 8 & 0xFF, rgb & 0xFF));
    }

    /** Its place on the colour wheel, 0 (red) to below 6; greys come last. */
    double hue() {
      double red = rgb >> 16;
      double green = rgb >> 8 & 0xFF;
      double blue = rgb & 0xFF;
      if (chroma() < 16) {
        return 6 + max();
      }
      if (max() == red) {
        return ((green - blue) / chroma() + 6) % 6;
      }
      return max() == green ? (blue - red) / chroma() + 2 : (red - green) / chroma() + 4;
    }

    private int max() {
      return Math.max(rgb >> 16, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
    }
  }

  private static Photo photo(CollectedItem thumb, Path palette, Path placeholder, Path caption)
      throws IOException {
    String name = thumb.parts().getLast();
    return new Photo(
        name,
        ratio(thumb.path()),
        colours(Files.readString(palette)),
        painted(Files.readString(placeholder)),
        caption == null ? new Caption(spoken(name), "", "") : caption(Files.readAllLines(caption)));
  }

  private static double ratio(Path jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (FileImageInputStream in = new FileImageInputStream(jpeg.toFile())) {
      reader.setInput(in, true, true);
      return (double) reader.getWidth(0) / reader.getHeight(0);
    } finally {
      reader.dispose();
    }
  }

  // The two formats are our own, written by the stages beside this one: no need for a JSON library.
  private static final Pattern COLOUR =
      Pattern.compile("\"hex\": \"#([0-9a-f]{6})\", \"share\": ([0-9.]+)");
  private static final Pattern PAINTED = Pattern.compile("\"painted\": \"([^\"]+)\"");

  private static List<Colour> colours(String palette) {
    return COLOUR
        .matcher(palette)
        .results()
        .map(m -> new Colour(Integer.parseInt(m.group(1), 16), Double.parseDouble(m.group(2))))
        .toList();
  }

  private static String painted(String placeholder) {
    Matcher painted = PAINTED.matcher(placeholder);
    if (!painted.find()) {
      throw new IllegalArgumentException("a placeholder has no \"painted\": " + placeholder);
    }
    return painted.group(1);
  }

  /** A caption's lines: the title, what there is to say, who made it. */
  private static Caption caption(List<String> lines) {
    List<String> said = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return new Caption(
        said.isEmpty() ? "" : said.getFirst(),
        said.size() < 3 ? "" : String.join(" ", said.subList(1, said.size() - 1)),
        said.size() < 2 ? "" : said.getLast());
  }

  /** {@code birds/great-tit} as a title: "Great tit". */
  private static String spoken(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).replaceAll("[-_]+", " ").strip();
    return last.isEmpty()
        ? name
        : last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
  }

  // --- the HTML ---

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <style>
      %s
      </style>
      </head>
      <body>
      <header class="top">
      <p class="kicker">%s</p>
      <h1>%s</h1>
      <p class="lead">%s</p>
      <nav class="spectrum" aria-label="Photographs by colour">%s</nav>
      </header>
      <main class="wall">
      %s<footer class="colophon">
      <a href="sheet.jpg"><img src="sheet.jpg" alt="" loading="lazy">Contact sheet</a>
      <p>Made by Kryptonx from a folder of photographs: thumbnails, palettes, placeholders and this
      page. The same photographs give the same page, byte for byte.</p>
      </footer>
      </main>
      <dialog class="viewer" aria-label="Photograph">
      <figure tabindex="-1" autofocus>
      <img alt="">
      <figcaption>
      <div><h2></h2><p class="text"></p><p class="credit"></p></div>
      <ul class="palette"></ul>
      </figcaption>
      </figure>
      <button class="previous" aria-label="Previous photograph">‹</button>
      <button class="next" aria-label="Next photograph">›</button>
      <button class="close" aria-label="Close">×</button>
      <p class="count" aria-live="polite"></p>
      </dialog>
      <script>
      %s
      </script>
      </body>
      </html>
      """;

  private static String page(
      String title, String lead, List<Photo> photos, String style, String script) {
    return PAGE.formatted(
        escaped(title),
        style.strip(),
        photos.size() == 1 ? "1 photograph" : photos.size() + " photographs",
        escaped(title),
        escaped(lead),
        photos.stream()
            .sorted(Comparator.comparingDouble(photo -> photo.accent().hue()))
            .map(Page::stripe)
            .collect(Collectors.joining()),
        photos.stream().map(Page::tile).collect(Collectors.joining()),
        script.strip());
  }

  private static String stripe(Photo photo) {
    return """
    <a href="#%s" style="--accent:%s"><span>%s</span></a>\
    """
        .formatted(photo.url(), photo.accent().hex(), escaped(photo.caption.title));
  }

  private static String tile(Photo photo) {
    return """
    <figure class="tile" id="%1$s" style="--ratio:%2$s;--accent:%3$s;--blur:url(%4$s)">
    <a class="frame" href="photos/%1$s.jpg">\
    <img src="thumbs/%1$s.jpg" alt="%5$s" loading="lazy"></a>
    <figcaption><h2>%5$s</h2><p class="text">%6$s</p><p class="credit">%7$s</p>\
    <p class="bar" role="img" aria-label="Its colours: %8$s">%9$s</p></figcaption>
    </figure>
    """
        .formatted(
            photo.url(),
            String.format(Locale.ROOT, "%.4f", photo.ratio),
            photo.accent().hex(),
            photo.placeholder,
            escaped(photo.caption.title),
            escaped(photo.caption.text),
            escaped(photo.caption.credit),
            photo.palette.stream().map(Colour::hex).collect(Collectors.joining(", ")),
            photo.palette.stream().map(Page::swatch).collect(Collectors.joining()));
  }

  private static String swatch(Colour colour) {
    return String.format(
        Locale.ROOT, "<i style=\"--c:%s;--share:%.3f\"></i>", colour.hex(), colour.share);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
