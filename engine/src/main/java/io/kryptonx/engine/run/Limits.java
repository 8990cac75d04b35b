package io.kryptonx.engine.run;

/** What limits attempts beside the number of jobs. One thread. */
interface Limits {

  /** Nothing does. */
  Limits NONE =
      new Limits() {
        @Override
        public boolean admits(String stage) {
          return true;
        }

        @Override
        public void count(String stage, int difference) {}
      };

  /** Whether one more attempt of a stage may begin. */
  boolean admits(String stage);

  /** So many more attempts of a stage are in flight. */
  void count(String stage, int difference);
}
