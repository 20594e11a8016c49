package dev.rapport.faults.lab;

/** What a service depends on. */
public enum Dependency {
  DATABASE,
  BROKER,
  CACHE
}
