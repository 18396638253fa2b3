package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.core.EngineListener;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.Denial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps what happened in a backtest. Single-threaded. */
public final class RunRecorder implements EngineListener {
    private final List<Activity> activities = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<BacktestResult.Denied> denials = new ArrayList<>();
    private final List<BacktestResult.Anomaly> anomalies = new ArrayList<>();
    private final Map<String, String> quarantined = new LinkedHashMap<>();
    private final Set<String> owners = new TreeSet<>();

    @Override
    public void onIntent(OrderIntent intent) {
        owners.add(intent.owner());
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        owners.add(intent.owner());
        denials.add(new BacktestResult.Denied(intent, denial));
    }

    @Override
    public void onOrder(Order order) {
        if (order.status().isClosed()) {
            orders.add(order);
        }
    }

    @Override
    public void onActivity(Activity activity) {
        activities.add(activity);
        if (activity instanceof Fill fill) {
            fills.add(fill);
        }
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        anomalies.add(new BacktestResult.Anomaly(timeNanos, subject, detail));
    }

    @Override
    public void onQuarantine(String strategy, Throwable cause) {
        quarantined.put(strategy, cause.toString());
    }

    /** Whether an order was wanted for a strategy or policy, alone or together with others, were it that a gate denied it. */
    public boolean isServed(String name) {
        return owners.stream().anyMatch(owner -> List.of(owner.split("\\+")).contains(name));
    }

    /** What changed the books, in order. */
    public List<Activity> activities() {
        return activities;
    }

    /** Executions, in order. */
    public List<Fill> fills() {
        return fills;
    }

    /** Orders that ended, in order of their end. */
    public List<Order> orders() {
        return orders;
    }

    /** Refusals and reductions, in order. */
    public List<BacktestResult.Denied> denials() {
        return denials;
    }

    /** What did not fit. */
    public List<BacktestResult.Anomaly> anomalies() {
        return anomalies;
    }

    /** Strategies that threw, with what. */
    public Map<String, String> quarantined() {
        return quarantined;
    }
}
