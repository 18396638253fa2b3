/**
 * The engine loop and its parts. One thread takes one input at a time: a market event, a venue event, a timer, a command; it updates the
 * books, asks the strategies, and hands intents through the gates to the outbound stage. Not API.
 */
@NullMarked
package io.otrep.core.internal;

import org.jspecify.annotations.NullMarked;
