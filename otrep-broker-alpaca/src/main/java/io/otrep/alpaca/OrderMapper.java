package io.otrep.alpaca;

import io.otrep.account.Position;
import io.otrep.market.Instrument;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.PendingRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders as Alpaca shows them, in our words: one order over its links. Stateless but for the symbols. */
final class OrderMapper {
    private final AlpacaSymbols symbols;

    OrderMapper(AlpacaSymbols symbols) {
        this.symbols = symbols;
    }

    Instrument instrument(OrderWire wire) {
        return symbols.of(wire.symbol(), wire.assetClass());
    }

    /** The order; empty if it is of a kind that cannot be said in our words, such as one over several option contracts. */
    Optional<Order> order(OrderChain chain) {
        if (chain.isEmpty() || !chain.held().isPlain()) {
            return Optional.empty();
        }
        OrderWire held = chain.held();
        OrderRequest terms = terms(chain, held);
        OrderIntent intent = OrderIntent.builder(
                        chain.id(), Position.EXTERNAL, 0, chain.links().get(0).submittedAtNanos(), terms)
                .build();
        return Optional.of(Order.builder(intent, status(held))
                .filled(chain.filled(), chain.averagePrice())
                .venueOrderIds(chain.venueOrderIds())
                .pending(pending(held.status()), false)
                .updatedAtNanos(held.updatedAtNanos())
                .build());
    }

    private static OrderStatus status(OrderWire held) {
        return held.status().status();
    }

    private static PendingRequest pending(VenueStatus status) {
        return switch (status) {
            case PENDING_CANCEL -> PendingRequest.CANCEL;
            case PENDING_REPLACE -> PendingRequest.REPLACE;
            default -> PendingRequest.NONE;
        };
    }

    /** The terms that hold, with the quantity of the whole chain, and what only we know of them. */
    OrderRequest terms(OrderChain chain, OrderWire held) {
        OrderType type = held.type().orElseThrow();
        OrderRequest.Builder terms = OrderRequest.builder(
                        instrument(held), held.side().orElseThrow(), type)
                .quantity(chain.total(held))
                .notional(held.quantity() == null ? held.notional() : null)
                .limitPrice(type.hasLimitPrice() ? held.limitPrice() : null)
                .stopPrice(type.hasStopPrice() ? held.stopPrice() : null)
                .timeInForce(held.timeInForce().orElseThrow())
                .extendedHours(held.extendedHours());
        if (type == OrderType.TRAILING_STOP) {
            terms.trailAmount(held.trailPrice()).trailPercent(held.trailPercent());
        }
        return with(chain.asked(), terms).build();
    }

    private static OrderRequest.Builder with(@Nullable OrderRequest asked, OrderRequest.Builder terms) {
        return asked == null
                ? terms
                : terms.reduceOnly(asked.isReduceOnly()).tag(asked.tag().orElse(null));
    }
}
