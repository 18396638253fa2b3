/**
 * What broker adapters share. Requests go through sessions that know deadlines, limits and what a failure proves; streams come back by
 * themselves and say when something may have been missed. Secrets are masked wherever they could be printed.
 */
@NullMarked
package io.otrep.broker.support;

import org.jspecify.annotations.NullMarked;
