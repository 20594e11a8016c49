@NullMarked
package dev.rapport.shared.amqp;

import org.jspecify.annotations.NullMarked;
