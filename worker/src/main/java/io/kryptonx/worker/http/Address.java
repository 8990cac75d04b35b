package io.kryptonx.worker.http;

import io.kryptonx.worker.folder.RefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Addresses that may be asked: {@code http} and {@code https}. */
final class Address {

  private Address() {}

  /**
   * The values as they stand in an address: percent-encoded, so that none can change its form; but
   * for one with which the address begins, which is a part of an address itself.
   */
  static SortedMap<String, String> values(String url, SortedMap<String, String> params) {
    SortedMap<String, String> values = new TreeMap<>();
    params.forEach((name, value) ->
        values.put(name, url.startsWith("${" + name + "}") ? value : encoded(value)));
    return values;
  }

  /** Reads an address. */
  static URI parse(String url) throws RefusedException {
    try {
      return checked(new URI(url), url);
    } catch (URISyntaxException e) {
      throw new RefusedException("'%s' is no address: %s; mend it".formatted(url, e.getReason()));
    }
  }

  /**
   * Where an answer leads on to.
   *
   * @param keepsHost whether it must not lead to another server, since secrets were sent
   */
  static URI next(URI from, String location, boolean keepsHost) throws RefusedException {
    URI next = checked(from.resolve(parseRelative(location)), location);
    if (from.getScheme().equals("https") && !next.getScheme().equals("https")) {
      throw new RefusedException("it leads on to '" + next + "', which is not encrypted");
    }
    boolean sameHost =
        next.getHost().equalsIgnoreCase(from.getHost()) && next.getPort() == from.getPort();
    if (keepsHost && !sameHost) {
      throw new RefusedException(
          "it leads on to '"
              + next
              + "', where no secrets are sent; write that address as the url");
    }
    return next;
  }

  private static URI parseRelative(String location) throws RefusedException {
    try {
      return new URI(location);
    } catch (URISyntaxException e) {
      throw new RefusedException("it leads on to '" + location + "', which is no address");
    }
  }

  private static URI checked(URI uri, String url) throws RefusedException {
    String scheme = uri.getScheme();
    if (!"http".equals(scheme) && !"https".equals(scheme) || uri.getHost() == null) {
      throw new RefusedException(
          "'" + url + "' is no address of http or https; write https://HOST/PATH");
    }
    return uri;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
