package io.otrep.risk.gate;

import io.otrep.order.OrderStatus;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Trips a route to REDUCING when its venue refuses many orders in a short time. It denies nothing itself: the switch does. */
final class RejectRateRule extends Rule {
    private final int limit;
    private final long windowNanos;
    private final TradingControl control;
    private int[] routeOf = new int[0];
    private RecentTimes[] times = new RecentTimes[0];

    RejectRateRule(int limit, Duration window, TradingControl control) {
        super("reject-rate", DenialCode.REDUCING);
        this.limit = limit;
        this.windowNanos = window.toNanos();
        this.control = control;
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        return null;
    }

    @Override
    void onClosed(WorkingOrder order, int slot, RiskView view) {
        if (order.status() == OrderStatus.REJECTED) {
            count(slot, view);
        }
    }

    private void count(int slot, RiskView view) {
        if (routeOf.length == 0) {
            routeOf =
                    ExposureGroups.numbers(view, (s, book) -> book.instrument(s).route());
            times = new RecentTimes[routeOf.length];
        }
        int route = routeOf[slot];
        RecentTimes recent = times[route] == null ? new RecentTimes(limit) : times[route];
        times[route] = recent;
        recent.add(view.timeNanos());
        if (recent.isFullSince(view.timeNanos() - windowNanos)) {
            recent.clear();
            control.trip(
                    ControlScope.route(view.instrument(slot).route()),
                    TradingState.REDUCING,
                    limit + " orders refused within " + Duration.ofNanos(windowNanos) + ", at " + view.timeNanos()
                            + " ns");
        }
    }
}
