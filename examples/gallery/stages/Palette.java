import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Finds the five colours that a picture is made of, and how much of it each of them covers.
 *
 * <p>Its pixels are grouped by k-means in Oklab, a colour space in which distance is what the eye
 * sees as difference (Björn Ottosson, <i>A perceptual color space for image processing</i>, 2020).
 * The groups start from the most common colour and then, each time, from the one that is both
 * common and far from those chosen so far; no chance is involved. The output lists them by share:
 *
 * <pre>{"colours": [{"hex": "#2d2417", "share": 0.412}, …]}</pre>
 */
public final class Palette implements Stage {

  private static final int COLOURS = 5;
  private static final int ROUNDS = 12;

  @Override
  public void run(StageContext context) throws IOException {
    List<Bin> bins = bins(ImageIO.read(context.input("thumb").toFile()));
    List<Bin> groups = group(bins, seeds(bins));
    double pixels = bins.stream().mapToLong(Bin::count).sum();
    String colours =
        groups.stream()
            .sorted(Comparator.comparingLong(Bin::count).reversed().thenComparing(Bin::hex))
            .map(c -> "{\"hex\": \"%s\", \"share\": %s}".formatted(c.hex(), share(c, pixels)))
            .collect(Collectors.joining(",\n    "));
    Files.writeString(
        context.output("palette"), "{\n  \"colours\": [\n    %s\n  ]\n}\n".formatted(colours));
  }

  private static String share(Bin colour, double pixels) {
    return String.format(Locale.ROOT, "%.3f", colour.count / pixels);
  }

  /** So many pixels of about one colour, at the mean of them in Oklab. */
  private record Bin(double l, double a, double b, long count) {

    double distance(Bin other) {
      double dl = l - other.l;
      double da = a - other.a;
      double db = b - other.b;
      return dl * dl + da * da + db * db;
    }

    String hex() {
      double lCone = cube(l + 0.3963377774 * a + 0.2158037573 * b);
      double mCone = cube(l - 0.1055613458 * a - 0.0638541728 * b);
      double sCone = cube(l - 0.0894841775 * a - 1.2914855480 * b);
      return String.format(
          Locale.ROOT,
          "#%02x%02x%02x",
          stored(4.0767416621 * lCone - 3.3077115913 * mCone + 0.2309699292 * sCone),
          stored(-1.2684380046 * lCone + 2.6097574011 * mCone - 0.3413193965 * sCone),
          stored(-0.0041960863 * lCone - 0.7034186147 * mCone + 1.7076147010 * sCone));
    }
  }

  /** The picture as at most 4096 bins, 16 steps of each of red, green and blue. */
  private static List<Bin> bins(BufferedImage image) {
    int width = image.getWidth();
    long[][] sums = new long[4096][4];
    for (int pixel : image.getRGB(0, 0, width, image.getHeight(), null, 0, width)) {
      int red = pixel >> 16 & 0xFF;
      int green = pixel >> 8 & 0xFF;
      int blue = pixel & 0xFF;
      long[] sum = sums[red >> 4 << 8 | green >> 4 << 4 | blue >> 4];
      sum[0] += red;
      sum[1] += green;
      sum[2] += blue;
      sum[3]++;
    }
    return Arrays.stream(sums).filter(sum -> sum[3] > 0).map(Palette::oklab).toList();
  }

  private static Bin oklab(long[] sum) {
    double red = linear((double) sum[0] / sum[3]);
    double green = linear((double) sum[1] / sum[3]);
    double blue = linear((double) sum[2] / sum[3]);
    double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new Bin(
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        sum[3]);
  }

  private static List<Bin> seeds(List<Bin> bins) {
    List<Bin> seeds = new ArrayList<>();
    seeds.add(bins.stream().max(Comparator.comparingLong(Bin::count)).orElseThrow());
    while (seeds.size() < Math.min(COLOURS, bins.size())) {
      Bin best = seeds.getFirst();
      double most = -1;
      for (Bin bin : bins) {
        double distance = bin.distance(nearest(seeds, bin));
        // The root lets a small but striking colour win over a large one that is nearly there.
        double weight = distance * Math.sqrt(bin.count);
        if (weight > most) {
          most = weight;
          best = bin;
        }
      }
      seeds.add(best);
    }
    return seeds;
  }

  private static List<Bin> group(List<Bin> bins, List<Bin> seeds) {
    List<Bin> centres = seeds;
    for (int round = 0; round < ROUNDS; round++) {
      double[][] sums = new double[centres.size()][3];
      long[] counts = new long[centres.size()];
      for (Bin bin : bins) {
        int group = centres.indexOf(nearest(centres, bin));
        sums[group][0] += bin.l * bin.count;
        sums[group][1] += bin.a * bin.count;
        sums[group][2] += bin.b * bin.count;
        counts[group] += bin.count;
      }
      List<Bin> means = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          means.add(
              new Bin(
                  sums[i][0] / counts[i],
                  sums[i][1] / counts[i],
                  sums[i][2] / counts[i],
                  counts[i]));
        }
      }
      centres = means;
    }
    return centres;
  }

  private static Bin nearest(List<Bin> centres, Bin bin) {
    Bin nearest = centres.getFirst();
    for (Bin centre : centres) {
      if (bin.distance(centre) < bin.distance(nearest)) {
        nearest = centre;
      }
    }
    return nearest;
  }

  private static double cube(double v) {
    return v * v * v;
  }

  private static double linear(double stored) {
    double v = stored / 255;
    return v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
  }

  private static int stored(double linear) {
    double v = Math.clamp(linear, 0.0, 1.0);
    double s = v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
    return (int) Math.round(s * 255);
  }
}
