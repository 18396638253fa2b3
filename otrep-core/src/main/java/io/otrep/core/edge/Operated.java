package io.otrep.core.edge;

import io.otrep.core.internal.ControlCommands;
import io.otrep.core.reconcile.Evidence;
import io.otrep.order.ClientOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import java.util.concurrent.CompletionStage;

/** A live run as operators of other processes see it. Thread-safe. */
final class Operated implements ControlCommands.Engine {
    private final LiveRun run;

    Operated(LiveRun run) {
        this.run = run;
    }

    @Override
    public CompletionStage<String> status() {
        return run.status();
    }

    @Override
    public CompletionStage<Void> halt(String reason) {
        return run.halt(reason);
    }

    @Override
    public void flatten(ControlScope scope, String reason) {
        run.control().flatten(scope, reason);
    }

    @Override
    public CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator) {
        return run.resolve(id, evidence, operator);
    }

    @Override
    public TradingControl control() {
        return run.control();
    }
}
