/**
 * A scripted server for the streams of adapters, made of the JDK alone. A {@link io.otrep.broker.tck.wire.WireServer} hands each connection to
 * a {@link io.otrep.broker.tck.wire.WireScript}, plain code that expects frames, sends frames, sends garbage, cuts or falls silent. WebSocket
 * (RFC 6455) and chunked HTTP are spoken well enough to be misspoken on purpose; an expectation that was not met is kept as a fault.
 */
@NullMarked
package io.otrep.broker.tck.wire;

import org.jspecify.annotations.NullMarked;
