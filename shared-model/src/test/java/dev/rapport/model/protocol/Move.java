package dev.rapport.model.protocol;

/**
 * One step.
 *
 * @param by who takes it or whom it hits: a number of {@link Protocol}
 * @param free whether it may happen without end; faults may not
 */
record Move(int by, String what, int event, World next, boolean free) {}
