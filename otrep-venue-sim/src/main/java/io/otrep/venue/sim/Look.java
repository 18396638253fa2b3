package io.otrep.venue.sim;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.Lot;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What queries show: the state as it was told until a time, never more. Single-threaded. */
final class Look {
    private static final Decimal HALF = Decimal.parse("0.5");

    private final VenueState state;
    private final Executions executions;

    Look(VenueState state, Executions executions) {
        this.state = state;
        this.executions = executions;
    }

    List<Order> openOrders(long asOfNanos) {
        return shown(asOfNanos).stream()
                .filter(order -> !order.status().isClosed())
                .toList();
    }

    List<Order> closedOrders(long sinceNanos, long asOfNanos) {
        return shown(asOfNanos).stream()
                .filter(order -> order.status().isClosed() && order.updatedAtNanos() >= sinceNanos)
                .sorted(Comparator.comparingLong(Order::updatedAtNanos))
                .toList();
    }

    private List<Order> shown(long asOfNanos) {
        List<Order> all = new ArrayList<>();
        for (SimOrder order : state.orders) {
            Order then = order.shownAt(asOfNanos);
            if (then != null) {
                all.add(then);
            }
        }
        return all;
    }

    Optional<Order> order(ClientOrderId id, long asOfNanos) {
        List<SimOrder> named = state.named(id);
        for (int i = named.size() - 1; i >= 0; i--) {
            Order then = named.get(i).shownAt(asOfNanos);
            if (then != null) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
    }

    List<Activity> activities(long sinceNanos, long asOfNanos) {
        return shownActivities(asOfNanos).stream()
                .filter(activity -> activity.timeNanos() >= sinceNanos)
                .toList();
    }

    private List<Activity> shownActivities(long asOfNanos) {
        List<Activity> all = new ArrayList<>();
        for (Executions.Shown shown : executions.shown()) {
            if (shown.fromNanos() <= asOfNanos) {
                all.add(shown.activity());
            }
        }
        return all;
    }

    private VenueBooks books(long asOfNanos) {
        return VenueBooks.of(state.instruments, shownActivities(asOfNanos));
    }

    List<Position> positions(long asOfNanos) {
        List<Position> all = new ArrayList<>();
        books(asOfNanos).holdings().forEach((instrument, held) -> {
            if (held.quantity().signum() != 0) {
                all.add(position(instrument, held));
            }
        });
        return all;
    }

    private Position position(Instrument instrument, VenueBooks.Held held) {
        Lot lot = new Lot(state.route + "-lots", 0, held.quantity(), held.cost());
        return new Position(
                state.account,
                instrument,
                PositionSide.NET,
                Position.EXTERNAL,
                held.quantity(),
                held.cost(),
                held.realized(),
                List.of(lot));
    }

    Account account(long asOfNanos) {
        VenueBooks books = books(asOfNanos);
        Map<Currency, Decimal> balances = new LinkedHashMap<>(books.cash());
        books.holdings().forEach((instrument, held) -> {
            if (instrument.settlement() == SettlementModel.SPOT_EXCHANGE) {
                balances.merge(instrument.baseCurrency().orElseThrow(), held.quantity(), Decimal::plus);
            }
        });
        Account.Builder account = Account.builder(state.account, state.currency, asOfNanos);
        balances.forEach(account::balance);
        return account.equity(equity(books)).build();
    }

    /** Cash and what is held, at the middle of the market; null if something is held that has no price in the account's currency. */
    private @Nullable Decimal equity(VenueBooks books) {
        Decimal equity = books.cash(state.currency);
        for (Map.Entry<Currency, Decimal> cash : books.cash().entrySet()) {
            if (!cash.getKey().equals(state.currency) && cash.getValue().signum() != 0) {
                return null;
            }
        }
        for (Map.Entry<Instrument, VenueBooks.Held> holding : books.holdings().entrySet()) {
            Decimal value = value(holding.getKey(), holding.getValue());
            if (value == null) {
                return null;
            }
            equity = equity.plus(value);
        }
        return equity;
    }

    private @Nullable Decimal value(Instrument instrument, VenueBooks.Held held) {
        if (held.quantity().signum() == 0) {
            return Decimal.ZERO;
        }
        SimMarket market = state.market(instrument);
        Decimal bid = market.price(false);
        Decimal ask = market.price(true);
        if (bid == null || ask == null || !instrument.currency().equals(state.currency)) {
            return null;
        }
        Decimal value = held.quantity().times(bid.plus(ask)).times(HALF).times(instrument.multiplier());
        return instrument.settlement() == SettlementModel.MARGINED ? value.minus(held.cost()) : value;
    }
}
