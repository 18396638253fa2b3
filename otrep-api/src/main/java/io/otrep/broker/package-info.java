/**
 * How a venue is reached. A {@link io.otrep.broker.Broker} takes requests and returns at once; every outcome and event arrives through one
 * {@link io.otrep.broker.BrokerEvents} sink; queries are for reconciliation. What a venue can do beyond the basics is an extra interface
 * that its {@link io.otrep.broker.Capabilities} name.
 */
@NullMarked
package io.otrep.broker;

import org.jspecify.annotations.NullMarked;
