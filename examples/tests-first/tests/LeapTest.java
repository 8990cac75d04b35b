/** Each method is a test; one that throws has failed. */
final class LeapTest {

  private static void is(boolean expected, int year) {
    if (Leap.isLeap(year) != expected) {
      throw new AssertionError(year + (expected ? " is" : " is no") + " leap year");
    }
  }

  static void everyFourthYearIsOne() {
    is(true, 2024);
    is(true, 1996);
  }

  static void anEvenYearNeedNotBeOne() {
    is(false, 2022);
  }

  static void anOddYearIsNone() {
    is(false, 2023);
  }

  static void theTurnOfTheLastCenturyWasOne() {
    is(true, 2000);
  }

  static void theTurnOfTheCenturyBeforeWasNone() {
    is(false, 1900);
  }

  static void theNextTurnIsNone() {
    is(false, 2100);
  }

  static void fourHundredYearsLaterItIsOneAgain() {
    is(true, 2400);
  }

  static void aRoundYearOfADecadeMayBeOne() {
    is(true, 1960);
  }

  static void anotherRoundYearIsNone() {
    is(false, 1970);
  }
}
