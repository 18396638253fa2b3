/**
 * What may be asked of a venue and what became of it. An {@link io.otrep.order.OrderRequest} holds the terms, an
 * {@link io.otrep.order.OrderIntent} is the engine's durable decision to send them, an {@link io.otrep.order.Order} is the state that
 * events have brought it to. One table, {@link io.otrep.order.OrderTransition}, says which event moves what.
 */
@NullMarked
package io.otrep.order;

import org.jspecify.annotations.NullMarked;
