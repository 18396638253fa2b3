/**
 * What the engine learns when it compares its books and orders with a venue's. A {@link io.otrep.core.reconcile.Reconciliation} reports one comparison,
 * every {@link io.otrep.core.reconcile.Difference} in it says what was done. {@link io.otrep.core.reconcile.Evidence} is what an operator states about an
 * order that no machine can settle.
 */
@NullMarked
package io.otrep.core.reconcile;

import org.jspecify.annotations.NullMarked;
