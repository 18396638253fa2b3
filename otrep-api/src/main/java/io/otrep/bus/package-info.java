/**
 * How engines and other programs talk. An {@link io.otrep.bus.EventBus} carries messages by topic and key; what is in them is the host's
 * business. The default lives in the process; adapters carry them over Kafka, Redis or RabbitMQ.
 */
@NullMarked
package io.otrep.bus;

import org.jspecify.annotations.NullMarked;
