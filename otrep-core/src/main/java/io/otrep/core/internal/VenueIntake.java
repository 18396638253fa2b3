package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Position;
import io.otrep.core.internal.record.StateBytes;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderStatus;
import io.otrep.order.VenueOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what venues say, or what reconciliation learned from them, to the orders and the books. Single-threaded. */
final class VenueIntake {
    private final Instruments instruments;
    private final Ledger ledger;
    private final Orders orders;
    private final Book book;
    private final OrderDesk desk;
    private final ActivityDesk activities;
    private final TargetBook targets;
    private final MarketIntake market;
    private final List<Route> routes;
    private final StopLatch latch;
    private @Nullable Reconcilers reconcilers;

    VenueIntake(
            Instruments instruments,
            Ledger ledger,
            Orders orders,
            Book book,
            OrderDesk desk,
            ActivityDesk activities,
            TargetBook targets,
            MarketIntake market,
            List<Route> routes,
            StopLatch latch) {
        this.instruments = instruments;
        this.ledger = ledger;
        this.orders = orders;
        this.book = book;
        this.desk = desk;
        this.activities = activities;
        this.targets = targets;
        this.market = market;
        this.routes = routes;
        this.latch = latch;
    }

    /** From now on these are told of what moves. */
    void reconcile(Reconcilers reconcilers) {
        this.reconcilers = reconcilers;
    }

    /** Whether it is an activity of a route whose books are not open: what they are opened with has it. */
    boolean isBeforeOpening(Object event) {
        Reconcilers known = reconcilers;
        Route route = event instanceof Activity activity
                ? route(activity.key().account().route())
                : null;
        if (known == null || route == null || !known.isUnopened(route)) {
            return false;
        }
        known.onMoved(route);
        return true;
    }

    /** Whether something is about an order that memory may have forgotten, and was not taken before as far as is remembered. */
    boolean isForgotten(Object event, OrderIds ids) {
        if (!orders.hasForgotten()) {
            return false;
        }
        if (event instanceof OrderEvent told) {
            return mayBeOurs(told.clientOrderId(), told.venueOrderId(), ids)
                    && orders.find(told.clientOrderId(), told.venueOrderId(), null) == null
                    && orders.findAside(told.clientOrderId()) == null;
        }
        if (event instanceof FillCorrection correction) {
            ActivityKey key = correction.key();
            return orders.executedBy(key.family(), key.account().route()).isEmpty();
        }
        return event instanceof Fill fill && isForgotten(fill, ids);
    }

    private boolean isForgotten(Fill fill, OrderIds ids) {
        String name = fill.key().account().route();
        Route route = route(name);
        return mayBeOurs(fill.clientOrderId(), fill.venueOrderId(), ids)
                && orders.find(fill.clientOrderId(), fill.venueOrderId(), name) == null
                && orders.findAside(fill.clientOrderId()) == null
                && (route == null || fill.timeNanos() > route.openedNanos())
                && !ledger.isRepeated(fill);
    }

    private static boolean mayBeOurs(@Nullable ClientOrderId id, @Nullable VenueOrderId venueId, OrderIds ids) {
        return id == null || id.isExternal() ? venueId != null : ids.isOwn(id);
    }

    /** It is not in the books before the journal has answered: nobody may compare them as if it were. */
    void onWaiting(Object event) {
        Route route = event instanceof Activity activity
                ? route(activity.key().account().route())
                : null;
        if (route != null && reconcilers != null) {
            reconcilers.onMoved(route);
        }
    }

    private boolean takeLate(RouteInput.LookedUp late) {
        if (late.order().length > 0) {
            StateBytes.read(late.order(), JournalSearch.VERSION, this::own, in -> {
                ManagedOrder order = ManagedOrder.load(in, instruments::slot);
                if (order.slot() >= 0 && orders.find(order.id()) == null) {
                    orders.bringBack(desk.kept().asKept(order));
                }
            });
        }
        Object told = late.activity() != null ? late.activity() : late.event();
        return told != null && take(told);
    }

    private Instrument own(Instrument read) {
        int slot = instruments.slot(read);
        return slot < 0 ? read : instruments.get(slot);
    }

    /** Takes an input; says whether it was an activity, and news, or a request that was sent again. */
    boolean take(Object event) {
        if (event instanceof Activity activity) {
            return takeActivity(activity);
        } else if (event instanceof OrderEvent orderEvent) {
            desk.moves().onEvent(orderEvent);
        } else if (event instanceof Account account) {
            Route route = route(account.id().route());
            if (route != null) {
                route.setAccount(account);
            }
        } else if (event instanceof ExchangeRate rate) {
            market.onRate(rate);
        } else if (event instanceof RouteInput.Stop stop) {
            latch.trip(stop.scope(), stop.state(), stop.reason());
        } else if (event instanceof RouteInput.Repeat repeat) {
            return repeat(repeat);
        } else if (event instanceof RouteInput.LookedUp late) {
            return takeLate(late);
        } else if (event instanceof RouteInput input) {
            takeInput(input);
        }
        return false;
    }

    private boolean repeat(RouteInput.Repeat repeat) {
        ManagedOrder order = orders.find(repeat.id());
        if (order == null || !repeat.cancel()) {
            return order != null && desk.resend(order);
        }
        desk.cancelAgain(order);
        return true;
    }

    private void takeInput(RouteInput input) {
        if (input instanceof RouteInput.Ready ready) {
            Route route = route(ready.route());
            if (route != null) {
                boolean before = route.isReconciled();
                route.setReconciled(ready.ready(), ready.knownUntilNanos());
                if (ready.ready()) {
                    lookAgain(route, !before);
                }
            }
        } else if (input instanceof RouteInput.Opening opening) {
            open(opening.account(), opening.positions(), List.of());
        } else if (input instanceof RouteInput.Found found) {
            countFound(found.order());
        } else if (input instanceof RouteInput.Lost lost) {
            lose(lost.id());
        }
    }

    /** Exits that were refused are tried again; what could not be ordered while it did not trade is ordered now, if it is still wanted. */
    private void lookAgain(Route route, boolean tradesAgain) {
        for (int slot = 0; slot < instruments.size(); slot++) {
            if (instruments.get(slot).route().equals(route.name())) {
                desk.kept().onMoved(slot);
                if (tradesAgain) {
                    targets.touch(slot);
                }
            }
        }
    }

    /** An activity, and whether it was news. What the books were opened with is none. */
    private boolean takeActivity(Activity activity) {
        Route route = route(activity.key().account().route());
        ManagedOrder order = activity instanceof Fill fill
                ? orders.find(
                        fill.clientOrderId(),
                        fill.venueOrderId(),
                        fill.key().account().route())
                : null;
        boolean ours = order != null && !order.isExternal();
        if (!ours && route != null && activity.timeNanos() <= route.openedNanos()) {
            return false;
        }
        if (order != null && activity instanceof Fill fill) {
            replaceInferred(order, fill);
        }
        boolean news = activities.onActivity(activity);
        if (news && route != null && reconcilers != null) {
            reconcilers.onMoved(route);
        }
        return news;
    }

    private void replaceInferred(ManagedOrder order, Fill fill) {
        if (order.isExternal()) {
            order.toldElsewhere(fill.key().family(), fill.quantity());
            return;
        }
        Activity less = InferredFills.without(order, fill);
        if (less != null) {
            activities.onActivity(less);
        }
    }

    /** Opens an account's books with what its venue says it holds. */
    void open(Account account, List<Position> positions, List<Order> working) {
        account.balances().forEach((currency, amount) -> ledger.open(account.id(), currency, amount));
        for (Position position : positions) {
            activities.open(position);
        }
        Route route = route(account.id().route());
        if (route != null) {
            route.setAccount(account);
            route.setOpened(book.timeNanos());
        }
        working.forEach(this::countFound);
    }

    /** An order that the engine did not make and that may still fill counts as exposure. */
    private void countFound(Order order) {
        int slot = instruments.slot(order.terms().instrument());
        if (slot >= 0 && order.status().isWorking() && orders.find(order.id()) == null) {
            ManagedOrder found = ManagedOrder.found(order, slot);
            orders.add(found);
            order.venueOrderIds().forEach(id -> orders.nameAtVenue(found, id));
            orders.refresh(found, OrderStatus.INITIALIZED);
        }
    }

    private void lose(ClientOrderId id) {
        ManagedOrder order = orders.find(id);
        if (order != null && order.status().isWorking()) {
            order.requests().lose(book.timeNanos());
            desk.moves().anomaly(id.value(), "the venue had confirmed it and knows nothing of it any more");
        }
    }

    private @Nullable Route route(String name) {
        for (Route route : routes) {
            if (route.name().equals(name)) {
                return route;
            }
        }
        return null;
    }
}
