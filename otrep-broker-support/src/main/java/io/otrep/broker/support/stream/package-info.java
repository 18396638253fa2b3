/**
 * Streams that come back by themselves. A {@link io.otrep.broker.support.stream.StreamSession} connects, authenticates and subscribes as one
 * state machine, driven by the venue's {@link io.otrep.broker.support.stream.StreamProtocol}; it watches for silence and for gaps, and tells
 * its {@link io.otrep.broker.support.stream.StreamListener} when something may have been missed. Adapter code runs on one delivery thread of
 * the session, never on the thread that reads the socket.
 */
@NullMarked
package io.otrep.broker.support.stream;

import org.jspecify.annotations.NullMarked;
