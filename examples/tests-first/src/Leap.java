/** Whether a year of the Gregorian calendar is a leap year. What stands in brackets is varied. */
final class Leap {

  private Leap() {}

  static boolean isLeap(int year) {
    return year % [first] [is] 0 && (year % [second] [but] 0 || year % [third] [unless] 0);
  }
}
