package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.core.EngineListener;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;

/** A listener that hears nothing while the engine goes through what an earlier process lived. Single-threaded. */
final class MutableListener implements EngineListener {
    private final EngineListener listener;
    private boolean muted;

    MutableListener(EngineListener listener) {
        this.listener = listener;
    }

    void mute(boolean muted) {
        this.muted = muted;
    }

    boolean isMuted() {
        return muted;
    }

    @Override
    public void onIntent(OrderIntent intent) {
        if (!muted) {
            listener.onIntent(intent);
        }
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        if (!muted) {
            listener.onDenial(intent, denial);
        }
    }

    @Override
    public void onOrder(Order order) {
        if (!muted) {
            listener.onOrder(order);
        }
    }

    @Override
    public void onActivity(Activity activity) {
        if (!muted) {
            listener.onActivity(activity);
        }
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        if (!muted) {
            listener.onAnomaly(timeNanos, subject, detail);
        }
    }

    @Override
    public void onControl(ControlScope scope, String detail) {
        if (!muted) {
            listener.onControl(scope, detail);
        }
    }

    @Override
    public void onReconciliation(Reconciliation reconciliation) {
        if (!muted) {
            listener.onReconciliation(reconciliation);
        }
    }

    @Override
    public void onFlatten(FlattenReport report) {
        if (!muted) {
            listener.onFlatten(report);
        }
    }

    @Override
    public void onQuarantine(String strategy, Throwable cause) {
        if (!muted) {
            listener.onQuarantine(strategy, cause);
        }
    }
}
