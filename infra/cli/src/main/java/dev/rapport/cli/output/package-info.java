/** What people and programs see: tables, JSON, progress. Knows no HTTP and no options. */
@NullMarked
package dev.rapport.cli.output;

import org.jspecify.annotations.NullMarked;
