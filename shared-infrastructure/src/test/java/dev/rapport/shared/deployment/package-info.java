/** What is deployed, read as files: nothing in infra may ask for what the services do not have. */
@NullMarked
package dev.rapport.shared.deployment;

import org.jspecify.annotations.NullMarked;
