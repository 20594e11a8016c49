/** Which API to ask, with which token, and asking it. The only place that knows HTTP and files. */
@NullMarked
package dev.rapport.cli.connection;

import org.jspecify.annotations.NullMarked;
