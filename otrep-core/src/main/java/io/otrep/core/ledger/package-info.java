/**
 * The books: cash by account and currency, positions by account, instrument and owner over lots, equity in one base currency.
 *
 * <p>{@link io.otrep.core.ledger.Ledger} takes activities, marks and rates and answers what is held, owed and worth. What it says
 * depends on which activities it was given, never on the order in which they arrived or how often. Cash, cost and quantities are exact;
 * equity and everything else in the base currency is a measurement.
 */
@NullMarked
package io.otrep.core.ledger;

import org.jspecify.annotations.NullMarked;
