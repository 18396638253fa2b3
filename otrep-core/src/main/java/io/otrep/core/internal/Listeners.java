package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.core.EngineListener;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners, in order. One that throws is logged and told on. */
public final class Listeners implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final EngineListener[] all;

    /**
     * Several as one.
     *
     * @param all who is told
     */
    public Listeners(List<? extends EngineListener> all) {
        this.all = all.toArray(EngineListener[]::new);
    }

    private void tell(Consumer<EngineListener> call) {
        for (EngineListener listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener threw and goes on being told", e);
            }
        }
    }

    @Override
    public void onIntent(OrderIntent intent) {
        tell(listener -> listener.onIntent(intent));
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        tell(listener -> listener.onDenial(intent, denial));
    }

    @Override
    public void onOrder(Order order) {
        tell(listener -> listener.onOrder(order));
    }

    @Override
    public void onActivity(Activity activity) {
        tell(listener -> listener.onActivity(activity));
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        tell(listener -> listener.onAnomaly(timeNanos, subject, detail));
    }

    @Override
    public void onControl(ControlScope scope, String detail) {
        tell(listener -> listener.onControl(scope, detail));
    }

    @Override
    public void onReconciliation(Reconciliation reconciliation) {
        tell(listener -> listener.onReconciliation(reconciliation));
    }

    @Override
    public void onFlatten(FlattenReport report) {
        tell(listener -> listener.onFlatten(report));
    }

    @Override
    public void onQuarantine(String strategy, Throwable cause) {
        tell(listener -> listener.onQuarantine(strategy, cause));
    }
}
