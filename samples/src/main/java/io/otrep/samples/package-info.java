/**
 * Runnable samples, one idea a class, started by name from one {@link io.otrep.samples.Main}.
 *
 * <p>{@code mvn -q -ntp compile exec:java -Dsample=NAME} picks one, and an unknown name lists them all. Each ends with
 * one line of {@code key=value} pairs for scripts. Samples sit at the edge: they may print, read files and ask for the
 * time, which the library modules may not.
 */
@NullMarked
package io.otrep.samples;

import org.jspecify.annotations.NullMarked;
