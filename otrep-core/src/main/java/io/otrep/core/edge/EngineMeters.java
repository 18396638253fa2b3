package io.otrep.core.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.Activity;
import io.otrep.account.Fill;
import io.otrep.core.EngineListener;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;

/** Counts what an engine does. Thread-safe as far as the registry is. */
final class EngineMeters implements EngineListener {
    private final String engine;
    private final MeterRegistry registry;

    EngineMeters(String engine, MeterRegistry registry) {
        this.engine = engine;
        this.registry = registry;
    }

    private void count(String name, String description, String... tags) {
        Counter.builder(name)
                .description(description)
                .tag("engine", engine)
                .tags(tags)
                .register(registry)
                .increment();
    }

    @Override
    public void onIntent(OrderIntent intent) {
        count(
                "execution.intents",
                "Intents that passed the gates",
                "symbol",
                intent.request().instrument().symbol());
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        count(
                "execution.denials",
                "Intents refused or made smaller",
                "code",
                denial.code().name());
    }

    @Override
    public void onOrder(Order order) {
        if (order.status().isClosed()) {
            count(
                    "execution.orders.executed",
                    "Orders that ended",
                    "symbol",
                    order.terms().instrument().symbol(),
                    "side",
                    order.terms().side().name(),
                    "status",
                    order.status().name());
        }
    }

    @Override
    public void onActivity(Activity activity) {
        if (activity instanceof Fill fill) {
            count(
                    "execution.fills",
                    "Executions booked",
                    "symbol",
                    fill.instrument().symbol());
        }
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        count("execution.anomalies", "What venues said that did not fit");
    }

    @Override
    public void onControl(ControlScope scope, String detail) {
        count(
                "execution.control.changes",
                "Stops and re-arms",
                "scope",
                scope.kind().name());
    }

    @Override
    public void onQuarantine(String strategy, Throwable cause) {
        count("execution.quarantines", "Strategies that threw", "strategy", strategy);
    }
}
