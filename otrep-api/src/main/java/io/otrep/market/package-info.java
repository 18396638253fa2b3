/**
 * What is traded and what is seen of it: numbers, money, instruments, quotes, trades and bars.
 *
 * <p>Measurements are {@code double}, whatever binds money is an exact decimal. Every type here is immutable and
 * thread-safe. Nothing in this package knows an order, an account or an engine.
 */
@NullMarked
package io.otrep.market;

import org.jspecify.annotations.NullMarked;
