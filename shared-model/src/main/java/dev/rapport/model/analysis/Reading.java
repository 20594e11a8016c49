package dev.rapport.model.analysis;

/** What a sentence is for, as far as questions go. */
enum Reading {
  /** A whole interrogative clause: {@code where do you live}. */
  QUESTION,
  /** A few words or a statement said as a question: {@code and you?}, {@code you like cats?} */
  SHORT_QUESTION,
  /** Wants something done or allowed, or proposes it: {@code can you help me?} */
  REQUEST,
  /** Looks like a question, asks nothing: {@code guess what?} */
  FORMULA,
  /** No question at all. */
  STATEMENT
}
