/**
 * The suite that every adapter must pass. An author extends one abstract class, gives a factory and the venue's protocol in front of the
 * simulated venue, and inherits numbered cases for what the adapter says it can do. The run writes what it has seen work.
 */
@NullMarked
package io.otrep.broker.tck;

import org.jspecify.annotations.NullMarked;
