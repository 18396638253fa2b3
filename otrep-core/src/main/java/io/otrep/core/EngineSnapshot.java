package io.otrep.core;

import io.otrep.account.EquityQuality;
import io.otrep.account.Position;
import io.otrep.order.Order;
import io.otrep.risk.TradingState;
import java.util.List;

/**
 * The state of an engine between two inputs. Consistent and immutable.
 *
 * @param timeNanos loop time, nanoseconds since 1970
 * @param state the engine's own trading state
 * @param equity in the base currency, NaN if not known
 * @param equityQuality how far it can be trusted
 * @param positions what is held, by owner
 * @param workingOrders orders that may still fill, those of unknown outcome included
 * @param quarantined strategies that threw
 * @param conflatedQuotes quotes that a newer one replaced before the loop saw them
 * @param droppedMarketEvents market events that found their queue full, or were of unknown instruments
 * @param listenerDropped what listeners were not told
 * @param decisionsSha256 SHA-256 over all decisions and fills of this run so far
 */
public record EngineSnapshot(
        long timeNanos,
        TradingState state,
        double equity,
        EquityQuality equityQuality,
        List<Position> positions,
        List<Order> workingOrders,
        List<String> quarantined,
        long conflatedQuotes,
        long droppedMarketEvents,
        long listenerDropped,
        String decisionsSha256) {}
