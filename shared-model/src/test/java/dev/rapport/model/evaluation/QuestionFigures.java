package dev.rapport.model.evaluation;

/** How often a count of questions equals the people's. */
final class QuestionFigures {

  private int conversations;
  private int equal;
  private int tooMany;
  private int tooFew;

  void add(int expected, int counted) {
    conversations++;
    equal += counted == expected ? 1 : 0;
    tooMany += counted > expected ? 1 : 0;
    tooFew += counted < expected ? 1 : 0;
  }

  /** Share of conversations counted right, from 0 to 1; 0 without conversations. */
  double accuracy() {
    return conversations == 0 ? 0 : (double) equal / conversations;
  }

  @Override
  public String toString() {
    return "%5.1f %%   %4d of %4d equal, %3d too many, %3d too few"
        .formatted(100 * accuracy(), equal, conversations, tooMany, tooFew);
  }
}
