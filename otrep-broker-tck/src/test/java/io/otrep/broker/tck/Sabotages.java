package io.otrep.broker.tck;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Position;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerEvents.StreamState;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.RejectReason;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adapters as someone might write them: each does one thing wrong. */
final class Sabotages {
    private Sabotages() {}

    /** By name, in the order in which they are tried. */
    static Map<String, Function<SimDoor, PassingBroker>> all() {
        Map<String, Function<SimDoor, PassingBroker>> all = new LinkedHashMap<>();
        all.put("drops the client id", DropsClientId::new);
        all.put("sends again on a timeout", Resends::new);
        all.put(
                "guesses that an unknown order was rejected",
                door -> told(door, OrderEventKind.SUBMIT_UNKNOWN, OrderEventKind.REJECT));
        all.put(
                "guesses that an unknown order was not sent",
                door -> told(door, OrderEventKind.SUBMIT_UNKNOWN, OrderEventKind.NOT_SENT));
        all.put(
                "guesses that an unknown cancel was made",
                door -> told(door, OrderEventKind.CANCEL_UNKNOWN, OrderEventKind.CANCEL));
        all.put(
                "tells a cancel that was one too many as refused",
                door -> told(door, OrderEventKind.CANCEL_UNKNOWN, OrderEventKind.CANCEL_REJECT));
        all.put(
                "guesses that an unknown replace was refused",
                door -> told(door, OrderEventKind.REPLACE_UNKNOWN, OrderEventKind.REPLACE_REJECT));
        all.put("maps an expiry to a cancel", door -> told(door, OrderEventKind.EXPIRE, OrderEventKind.CANCEL));
        all.put("loses fills at a reconnect", LosesFillsAtReconnect::new);
        all.put("books an execution under two keys", BooksTwice::new);
        all.put("takes equal executions for one", EqualIsSame::new);
        all.put("rounds prices of executions", RoundsPrices::new);
        all.put("ignores corrections", IgnoresCorrections::new);
        all.put("counts as filled what was taken back", KeepsTakenBack::new);
        all.put("leaks a thread", LeaksThread::new);
        all.put("tells inside the call", TellsInside::new);
        all.put("replaces by cancel and new order", CancelsAndSubmits::new);
        all.put("sends what is left as the total", SendsLeaves::new);
        all.put("answers a failed look-up with nothing", FailedIsAbsent::new);
        all.put("answers a failed list with none", FailedIsEmpty::new);
        all.put("reads one page of open orders", FirstPage::new);
        all.put("lists all that ever ended", IgnoresSince::new);
        all.put("takes the orders of others for ours", OthersAreOurs::new);
        all.put("holds short positions as long", DropsSign::new);
        all.put("forgets why", ForgetsWhy::new);
        all.put("sends everything until canceled", AlwaysGtc::new);
        all.put("sends stops as market orders", StopsAreMarket::new);
        all.put("drops odd digits of a quantity", DropsDigits::new);
        all.put("claims a preview", ClaimsPreview::new);
        all.put("never says that the stream is down", NeverDown::new);
        all.put("never says that the stream is back", NeverBack::new);
        all.put("forgets subscriptions at a reconnect", ForgetsSubscriptions::new);
        all.put("goes on after its end", GoesOn::new);
        return all;
    }

    private static PassingBroker told(SimDoor door, OrderEventKind from, OrderEventKind to) {
        return new PassingBroker(door) {
            @Override
            void onOrder(OrderEvent event) {
                super.onOrder(event.kind() == from ? as(event, to) : event);
            }
        };
    }

    private static OrderEvent as(OrderEvent event, OrderEventKind kind) {
        return OrderEvent.builder(event.clientOrderId(), kind, event.venueTimeNanos())
                .venueOrderId(event.venueOrderId())
                .terms(event.terms())
                .reason(event.reason(), event.text())
                .build();
    }

    private static OrderEvent renamed(OrderEvent event, ClientOrderId id) {
        return OrderEvent.builder(id, event.kind(), event.venueTimeNanos())
                .venueOrderId(event.venueOrderId())
                .terms(event.terms())
                .reason(event.reason(), event.text())
                .build();
    }

    private static OrderIntent with(OrderIntent intent, ClientOrderId id, OrderRequest terms) {
        return OrderIntent.builder(id, intent.owner(), intent.sequence(), intent.decidedAtNanos(), terms)
                .build();
    }

    private static Fill copy(Fill fill, ActivityKey key, Decimal price, @Nullable ClientOrderId id) {
        return Fill.builder(key, fill.timeNanos(), fill.instrument(), fill.side(), fill.quantity(), price)
                .fee(fill.fee(), fill.isFeeFinal())
                .liquidity(fill.liquidity())
                .clientOrderId(id)
                .venueOrderId(fill.venueOrderId())
                .build();
    }

    private static final class DropsClientId extends PassingBroker {
        private static final String MADE_UP = "x-";

        DropsClientId(SimDoor door) {
            super(door);
        }

        @Override
        public void submit(OrderIntent intent) {
            super.submit(with(intent, ClientOrderId.of(MADE_UP + intent.id()), intent.request()));
        }

        private static ClientOrderId ours(ClientOrderId id) {
            return ClientOrderId.of(id.value().replace(MADE_UP, ""));
        }

        @Override
        void onOrder(OrderEvent event) {
            super.onOrder(renamed(event, ours(event.clientOrderId())));
        }
    }

    private static final class Resends extends PassingBroker {
        private final Map<ClientOrderId, OrderIntent> sent = new LinkedHashMap<>();

        Resends(SimDoor door) {
            super(door);
        }

        @Override
        public void submit(OrderIntent intent) {
            sent.put(intent.id(), intent);
            super.submit(intent);
        }

        @Override
        void onOrder(OrderEvent event) {
            if (event.kind() == OrderEventKind.SUBMIT_UNKNOWN) {
                Optional.ofNullable(sent.remove(event.clientOrderId())).ifPresent(super::submit);
            }
            super.onOrder(event);
        }
    }

    private static final class LosesFillsAtReconnect extends PassingBroker {
        private Instant upSince = Instant.EPOCH;

        LosesFillsAtReconnect(SimDoor door) {
            super(door);
        }

        @Override
        void onStream(StreamState state, String detail) {
            door.venueTime().thenAccept(time -> upSince = state == StreamState.UP ? time : upSince);
            super.onStream(state, detail);
        }

        @Override
        public CompletionStage<List<Activity>> activities(Instant since) {
            return super.activities(since.isBefore(upSince) ? upSince : since);
        }
    }

    private static final class BooksTwice extends PassingBroker {
        BooksTwice(SimDoor door) {
            super(door);
        }

        @Override
        void onActivity(Activity activity) {
            super.onActivity(activity);
            if (activity instanceof Fill fill) {
                ActivityKey other = ActivityKey.of(
                        fill.key().account(), "order-" + fill.key().family());
                super.onActivity(copy(fill, other, fill.price(), fill.clientOrderId()));
            }
        }
    }

    private static final class EqualIsSame extends PassingBroker {
        private final Set<String> seen = new LinkedHashSet<>();

        EqualIsSame(SimDoor door) {
            super(door);
        }

        @Override
        void onActivity(Activity activity) {
            boolean known = activity instanceof Fill fill
                    && !seen.add(fill.clientOrderId() + " " + fill.quantity() + " " + fill.price());
            if (!known) {
                super.onActivity(activity);
            }
        }
    }

    private static final class RoundsPrices extends PassingBroker {
        RoundsPrices(SimDoor door) {
            super(door);
        }

        @Override
        void onActivity(Activity activity) {
            super.onActivity(
                    activity instanceof Fill fill
                            ? copy(
                                    fill,
                                    fill.key(),
                                    Decimal.of(Math.round(fill.price().toDouble())),
                                    fill.clientOrderId())
                            : activity);
        }
    }

    private static final class IgnoresCorrections extends PassingBroker {
        IgnoresCorrections(SimDoor door) {
            super(door);
        }

        @Override
        void onActivity(Activity activity) {
            if (!(activity instanceof FillCorrection)) {
                super.onActivity(activity);
            }
        }

        @Override
        public CompletionStage<List<Activity>> activities(Instant since) {
            return super.activities(since)
                    .thenApply(all -> all.stream()
                            .filter(each -> !(each instanceof FillCorrection))
                            .toList());
        }
    }

    private static final class KeepsTakenBack extends PassingBroker {
        private final Map<ClientOrderId, Fill> filled = new LinkedHashMap<>();

        KeepsTakenBack(SimDoor door) {
            super(door);
        }

        @Override
        void onActivity(Activity activity) {
            if (activity instanceof Fill fill && fill.clientOrderId() != null) {
                filled.put(fill.clientOrderId(), fill);
            }
            super.onActivity(activity);
        }

        @Override
        public CompletionStage<Optional<Order>> order(ClientOrderId id) {
            return super.order(id).thenApply(found -> found.map(this::withTakenBack));
        }

        private Order withTakenBack(Order order) {
            Fill last = filled.get(order.id());
            return last == null || order.filledQuantity().isPositive()
                    ? order
                    : Order.builder(order.intent(), order.status())
                            .filled(last.quantity(), last.price().toDouble())
                            .venueOrderIds(order.venueOrderIds())
                            .build();
        }
    }

    private static final class LeaksThread extends PassingBroker {
        private final Thread leaked = new Thread(LockSupport::park, "leaked");

        LeaksThread(SimDoor door) {
            super(door);
            leaked.setDaemon(true);
        }

        @Override
        public void connect(BrokerEvents events) {
            leaked.start();
            super.connect(events);
        }
    }

    private static final class TellsInside extends PassingBroker {
        TellsInside(SimDoor door) {
            super(door);
        }

        @Override
        public void submit(OrderIntent intent) {
            super.submit(intent);
            sink.onOrder(
                    OrderEvent.builder(intent.id(), OrderEventKind.ACCEPT, 0).build());
        }
    }

    private static final class CancelsAndSubmits extends PassingBroker {
        private static final String AGAIN = "-again";
        private final Map<ClientOrderId, OrderIntent> next = new LinkedHashMap<>();

        CancelsAndSubmits(SimDoor door) {
            super(door);
        }

        @Override
        public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
            next.put(replace.id(), replace);
            super.cancel(replace.id(), venueOrderId);
        }

        @Override
        void onOrder(OrderEvent event) {
            OrderIntent intent = event.kind() == OrderEventKind.CANCEL ? next.remove(event.clientOrderId()) : null;
            if (intent != null) {
                super.submit(with(intent, ClientOrderId.of(intent.id() + AGAIN), intent.request()));
                super.onOrder(OrderEvent.builder(intent.id(), OrderEventKind.REPLACE, event.venueTimeNanos())
                        .terms(intent.request())
                        .build());
            } else if (!event.clientOrderId().value().endsWith(AGAIN)) {
                super.onOrder(event);
            }
        }

        @Override
        void onActivity(Activity activity) {
            ClientOrderId id = activity instanceof Fill fill ? fill.clientOrderId() : null;
            super.onActivity(
                    id == null
                            ? activity
                            : copy(
                                    (Fill) activity,
                                    activity.key(),
                                    ((Fill) activity).price(),
                                    ClientOrderId.of(id.value().replace(AGAIN, ""))));
        }
    }

    private static final class SendsLeaves extends PassingBroker {
        private final Map<ClientOrderId, Decimal> filled = new LinkedHashMap<>();

        SendsLeaves(SimDoor door) {
            super(door);
        }

        @Override
        void onActivity(Activity activity) {
            if (activity instanceof Fill fill && fill.clientOrderId() != null) {
                filled.merge(fill.clientOrderId(), fill.quantity(), Decimal::plus);
            }
            super.onActivity(activity);
        }

        @Override
        public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
            Decimal done = filled.getOrDefault(replace.id(), Decimal.ZERO);
            OrderRequest terms = replace.request().toBuilder()
                    .quantity(replace.request().quantity().minus(done))
                    .build();
            super.replace(with(replace, replace.id(), terms), venueOrderId);
        }
    }

    private static final class FailedIsAbsent extends PassingBroker {
        FailedIsAbsent(SimDoor door) {
            super(door);
        }

        @Override
        public CompletionStage<Optional<Order>> order(ClientOrderId id) {
            return super.order(id).exceptionally(failure -> Optional.empty());
        }
    }

    private static final class FailedIsEmpty extends PassingBroker {
        FailedIsEmpty(SimDoor door) {
            super(door);
        }

        @Override
        public CompletionStage<List<Position>> positions() {
            return super.positions().exceptionally(failure -> List.of());
        }
    }

    private static final class FirstPage extends PassingBroker {
        FirstPage(SimDoor door) {
            super(door);
        }

        @Override
        public CompletionStage<List<Order>> openOrders() {
            return super.openOrders().thenApply(all -> all.subList(0, Math.min(50, all.size())));
        }
    }

    private static final class IgnoresSince extends PassingBroker {
        IgnoresSince(SimDoor door) {
            super(door);
        }

        @Override
        public CompletionStage<List<Order>> closedOrders(Instant since) {
            return super.closedOrders(Instant.EPOCH);
        }
    }

    private static final class OthersAreOurs extends PassingBroker {
        OthersAreOurs(SimDoor door) {
            super(door);
        }

        @Override
        public CompletionStage<List<Order>> openOrders() {
            return super.openOrders()
                    .thenApply(all -> all.stream().map(OthersAreOurs::ours).toList());
        }

        private static Order ours(Order order) {
            OrderIntent intent = OrderIntent.builder(order.id(), "momentum", 0, 0, order.terms())
                    .build();
            return Order.builder(intent, order.status())
                    .venueOrderIds(order.venueOrderIds())
                    .build();
        }
    }

    private static final class DropsSign extends PassingBroker {
        DropsSign(SimDoor door) {
            super(door);
        }

        @Override
        public CompletionStage<List<Position>> positions() {
            return super.positions()
                    .thenApply(all -> all.stream().map(DropsSign::positive).toList());
        }

        private static Position positive(Position each) {
            return new Position(
                    each.account(),
                    each.instrument(),
                    each.side(),
                    each.owner(),
                    each.quantity().abs(),
                    each.cost().abs(),
                    each.realized(),
                    List.of());
        }
    }

    private static final class ForgetsWhy extends PassingBroker {
        ForgetsWhy(SimDoor door) {
            super(door);
        }

        @Override
        void onOrder(OrderEvent event) {
            super.onOrder(
                    event.reason() == null
                            ? event
                            : event.toBuilder()
                                    .reason(RejectReason.OTHER, event.text())
                                    .build());
        }
    }

    private static final class AlwaysGtc extends PassingBroker {
        AlwaysGtc(SimDoor door) {
            super(door);
        }

        @Override
        public void submit(OrderIntent intent) {
            OrderRequest terms = intent.request().toBuilder()
                    .expireAt(null)
                    .timeInForce(TimeInForce.GTC)
                    .build();
            super.submit(with(intent, intent.id(), terms));
        }
    }

    private static final class StopsAreMarket extends PassingBroker {
        StopsAreMarket(SimDoor door) {
            super(door);
        }

        @Override
        public void submit(OrderIntent intent) {
            OrderRequest terms = intent.request();
            super.submit(
                    terms.type() == OrderType.STOP
                            ? with(
                                    intent,
                                    intent.id(),
                                    OrderRequest.market(terms.instrument(), terms.side(), terms.quantity())
                                            .timeInForce(terms.timeInForce())
                                            .build())
                            : intent);
        }
    }

    private static final class DropsDigits extends PassingBroker {
        DropsDigits(SimDoor door) {
            super(door);
        }

        @Override
        public void submit(OrderIntent intent) {
            OrderRequest terms = intent.request();
            Decimal tens = terms.quantity().toMultipleOf(Decimal.TEN, java.math.RoundingMode.DOWN);
            super.submit(
                    tens.isZero()
                            ? intent
                            : with(
                                    intent,
                                    intent.id(),
                                    terms.toBuilder().quantity(tens).build()));
        }
    }

    private static final class ClaimsPreview extends PassingBroker {
        ClaimsPreview(SimDoor door) {
            super(door);
        }

        @Override
        public Capabilities capabilities() {
            Capabilities all = super.capabilities();
            EnumSet<Capability> more = EnumSet.copyOf(all.of(AssetClass.EQUITY));
            more.add(Capability.PREVIEW);
            return all.with(more, AssetClass.EQUITY);
        }
    }

    private static final class NeverDown extends PassingBroker {
        NeverDown(SimDoor door) {
            super(door);
        }

        @Override
        void onStream(StreamState state, String detail) {
            if (state == StreamState.UP) {
                super.onStream(state, detail);
            }
        }
    }

    private static final class NeverBack extends PassingBroker {
        private boolean wasUp;

        NeverBack(SimDoor door) {
            super(door);
        }

        @Override
        void onStream(StreamState state, String detail) {
            if (state == StreamState.DOWN || !wasUp) {
                wasUp = true;
                super.onStream(state, detail);
            }
        }
    }

    private static final class ForgetsSubscriptions extends PassingBroker {
        private final List<Instrument> subscribed = new ArrayList<>();

        ForgetsSubscriptions(SimDoor door) {
            super(door);
        }

        @Override
        public void subscribe(Collection<Instrument> instruments) {
            subscribed.addAll(instruments);
            super.subscribe(instruments);
        }

        @Override
        void onStream(StreamState state, String detail) {
            if (state == StreamState.DOWN) {
                subscribed.clear();
            }
            super.onStream(state, detail);
        }

        @Override
        void onMarket(MarketEvent event) {
            if (subscribed.contains(event.instrument())) {
                super.onMarket(event);
            }
        }
    }

    private static final class GoesOn extends PassingBroker {
        GoesOn(SimDoor door) {
            super(door);
        }

        @Override
        public void close() {
            // the stream stays open
        }
    }
}
