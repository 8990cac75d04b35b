package io.kryptonx.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A bare loop that reads a file, hashes it, and writes it elsewhere, as often as it is told. */
public final class HashAndCopy {

  private HashAndCopy() {}

  /** Takes the file, the folder for the copies, and their number. */
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    Path from = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    for (int copy = 0; copy < Integer.parseInt(arguments[2]); copy++) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 20];
      try (InputStream in = new DigestInputStream(Files.newInputStream(from), sha256);
          OutputStream out = Files.newOutputStream(folder.resolve("copy-" + copy))) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          out.write(buffer, 0, read);
        }
      }
    }
  }
}
