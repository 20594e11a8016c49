/** Rules for the whole module. */
@NullMarked
package dev.rapport.model;

import org.jspecify.annotations.NullMarked;
