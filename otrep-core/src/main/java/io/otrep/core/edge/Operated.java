package io.otrep.core.edge;

import io.otrep.account.Position;
import io.otrep.core.EngineListener;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.internal.ControlCommands;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.reconcile.Evidence;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A live run as operators of other processes see it. Thread-safe. */
final class Operated implements ControlCommands.Engine {

    /** Remembers how the last flatten went. Thread-safe. */
    static final class LastFlatten implements EngineListener {
        private volatile @Nullable FlattenReport report;

        @Override
        public void onFlatten(FlattenReport ended) {
            report = ended;
        }
    }

    private final String name;
    private final LiveCommands commands;
    private final StopLatch latch;
    private final LastFlatten flattened;

    Operated(String name, LiveCommands commands, StopLatch latch, LastFlatten flattened) {
        this.name = name;
        this.commands = commands;
        this.latch = latch;
        this.flattened = flattened;
    }

    /** How it is, in words. */
    @Override
    public CompletionStage<String> status() {
        return commands.snapshot().thenApply(now -> {
            StringBuilder text = new StringBuilder("engine " + name + "\n");
            text.append("time ").append(Nanos.toInstant(now.timeNanos())).append('\n');
            latch.forEach((scope, state, reason) ->
                    text.append(scope + " " + state + ": " + reason).append('\n'));
            now.positions().forEach(position -> text.append(position).append('\n'));
            now.workingOrders().forEach(order -> text.append(order).append('\n'));
            FlattenReport last = flattened.report;
            return last == null
                    ? text.toString()
                    : text.append(last).append('\n').toString();
        });
    }

    @Override
    public CompletionStage<Void> halt(String reason) {
        return commands.halt(reason);
    }

    @Override
    public CompletionStage<Boolean> flatten(ControlScope scope, String reason) {
        CompletionStage<EngineSnapshot> before = commands.snapshot();
        latch.flatten(scope, reason);
        return before.thenApply(now -> isAnythingIn(scope, now)).exceptionally(unknown -> true);
    }

    private static boolean isAnythingIn(ControlScope scope, EngineSnapshot now) {
        return now.positions().stream()
                        .anyMatch(held -> !held.owner().equals(Position.EXTERNAL)
                                && covers(scope, held.instrument(), held.owner()))
                || now.workingOrders().stream()
                        .anyMatch(order -> covers(
                                scope,
                                order.terms().instrument(),
                                order.intent().owner()));
    }

    private static boolean covers(ControlScope scope, Instrument instrument, String owner) {
        return switch (scope.kind()) {
            case ENGINE -> true;
            case ROUTE -> instrument.route().equals(scope.name());
            case STRATEGY -> owner.equals(scope.name());
            case INSTRUMENT -> instrument.toString().equals(scope.name());
        };
    }

    @Override
    public CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator) {
        return commands.resolve(id, evidence, operator);
    }

    @Override
    public TradingControl control() {
        return latch;
    }
}
