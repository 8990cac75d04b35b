public final class Broken {
  int x
}
