package io.otrep.core.edge;

/** An input with the time at which it reached the edge, nanoseconds since 1970. Immutable. */
record Stamped(Object input, long stampNanos) {}
