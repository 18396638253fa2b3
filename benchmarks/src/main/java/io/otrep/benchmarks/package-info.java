/**
 * Measurements that stand in {@code docs/performance.md}, one class a row: its methods are our code and its peers, on the same data in the same run.
 * {@link io.otrep.benchmarks.Row} runs a class by its name in interleaved rounds and prints a table; what others divide by carries
 * {@link io.otrep.benchmarks.Reference}. Peers that need a newer Java than the library stand under {@code src/main/java21}.
 */
@NullMarked
package io.otrep.benchmarks;

import org.jspecify.annotations.NullMarked;
