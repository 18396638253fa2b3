/**
 * What tests of adapters need. {@link io.otrep.broker.support.testing.ManualScheduler} moves time by hand, so that retries, limits and
 * deadlines are tested without waiting. {@link io.otrep.broker.support.testing.SecretScan} finds secrets in texts that must not hold them.
 */
@NullMarked
package io.otrep.broker.support.testing;

import org.jspecify.annotations.NullMarked;
