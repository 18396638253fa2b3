/**
 * Alpaca: US equities, ETFs and crypto, paper and live. A configuration makes a factory, a factory makes one broker for each engine. What
 * the venue says that nobody has seen before leads to a question, never to a guess.
 */
@NullMarked
package io.otrep.alpaca;

import org.jspecify.annotations.NullMarked;
