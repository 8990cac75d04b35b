package io.kryptonx.worker.javahost;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Class loaders by classpath, so that classes are loaded once; the least used are given up, and
 * closed with the last of their classes. Any thread.
 */
final class StageLoaders {

  /** The most loaders. */
  static final int MAX = 64;

  private final Map<List<String>, StageLoader> loaders = new LinkedHashMap<>(32, 0.75f, true);

  /** The loader for a classpath, whose folders and jars never change. */
  synchronized StageLoader of(List<String> classpath) throws IOException {
    StageLoader known = loaders.get(classpath);
    if (known != null) {
      return known;
    }
    URL[] urls = new URL[classpath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(classpath.get(i)).toUri().toURL();
    }
    StageLoader loader = new StageLoader(urls);
    loaders.put(classpath, loader);
    if (loaders.size() > MAX) {
      loaders.remove(loaders.keySet().iterator().next());
    }
    return loader;
  }
}
