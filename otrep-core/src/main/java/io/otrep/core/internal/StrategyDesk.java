package io.otrep.core.internal;

import io.otrep.account.Fill;
import io.otrep.core.EngineListener;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.QuoteBar;
import io.otrep.order.Order;
import io.otrep.risk.ControlScope;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.TradingState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The strategies, sizers and policies of an engine: what they hear, in which order, and what becomes of one that throws. Single-threaded. */
final class StrategyDesk implements StrategyRunner.Watcher {
    private final Book book;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final StopLatch latch;
    private final DecisionDigest digest;
    private final EngineListener listener;
    private final StrategyRunner[] strategies;
    private final StrategyRunner[][] strategiesBySlot;
    private final PositionSizer[] sizers;
    private final PolicyRunner[] policies;
    private final boolean[] seesBars;
    private final ArrayDeque<Order> untold = new ArrayDeque<>();

    StrategyDesk(
            EngineSetup setup,
            Book book,
            Ledger ledger,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            Timers timers,
            PolicyMemory memory,
            StopLatch latch,
            DecisionDigest digest,
            EngineListener listener) {
        this.book = book;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.latch = latch;
        this.digest = digest;
        this.listener = listener;
        int slots = setup.instruments().size();
        strategies = strategies(setup, ledger, desk, timers);
        strategiesBySlot = Wiring.bySlot(strategies, slots);
        sizers = Wiring.distinctSizers(setup);
        policies = policies(setup, ledger, desk, timers, memory);
        seesBars = new boolean[slots];
    }

    private StrategyRunner[] strategies(EngineSetup setup, Ledger ledger, OrderDesk desk, Timers timers) {
        StrategyRunner[] made = new StrategyRunner[setup.strategies().size()];
        for (int i = 0; i < made.length; i++) {
            made[i] =
                    new StrategyRunner(setup.strategies().get(i), i, book, ledger, orders, desk, targets, timers, this);
        }
        return made;
    }

    private PolicyRunner[] policies(
            EngineSetup setup, Ledger ledger, OrderDesk desk, Timers timers, PolicyMemory memory) {
        List<PolicyRunner> made = new ArrayList<>();
        setup.policies()
                .forEach((name, policy) -> made.add(new PolicyRunner(
                        name,
                        policy,
                        strategies.length + made.size(),
                        book,
                        ledger,
                        orders,
                        desk,
                        targets,
                        timers,
                        memory,
                        this::quarantine)));
        return made.toArray(PolicyRunner[]::new);
    }

    void start() {
        for (StrategyRunner strategy : strategies) {
            strategy.start();
        }
        for (PolicyRunner policy : policies) {
            policy.start();
        }
    }

    void stop() {
        for (StrategyRunner strategy : strategies) {
            strategy.stop();
        }
        for (PolicyRunner policy : policies) {
            policy.stop();
        }
    }

    /** Sizers first, then strategies, then policies. */
    void onMarket(MarketEvent event, int slot) {
        StrategyRunner[] seeing = strategiesBySlot[slot];
        if (event instanceof Bar bar) {
            seesBars[slot] = true;
            onSizes(slot, bar.close(), bar.high(), bar.low());
        } else if (event instanceof QuoteBar bar && !seesBars[slot]) {
            onSizes(
                    slot,
                    (bar.bid().close() + bar.ask().close()) * 0.5,
                    (bar.bid().high() + bar.ask().high()) * 0.5,
                    (bar.bid().low() + bar.ask().low()) * 0.5);
        }
        for (StrategyRunner strategy : seeing) {
            if (strategy.sees(slot)) {
                strategy.onMarket(event, slot);
            }
        }
        for (PolicyRunner policy : policies) {
            policy.onMarket(event, slot);
        }
    }

    /** Sizers see a bar, then held signals follow. A sizer that throws takes the strategies with it that are sized by it. */
    private void onSizes(int slot, double close, double high, double low) {
        for (PositionSizer sizer : sizers) {
            try {
                sizer.onBar(slot, close, high, low, book);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                for (StrategyRunner strategy : strategies) {
                    strategy.onSizerFailed(sizer, e);
                }
            }
        }
        for (StrategyRunner strategy : strategiesBySlot[slot]) {
            strategy.resize(slot);
        }
    }

    /** A host sets a strategy's level. */
    void command(String strategy, Instrument instrument, double level) {
        for (StrategyRunner runner : strategies) {
            if (runner.name().equals(strategy)) {
                runner.command(instrument, level);
                return;
            }
        }
        throw new IllegalArgumentException("no strategy is named " + strategy);
    }

    /** A host tells a policy something in the policy's own form. */
    void tell(String policy, byte[] command) {
        for (PolicyRunner runner : policies) {
            if (runner.name().equals(policy)) {
                runner.command(command);
                return;
            }
        }
        throw new IllegalArgumentException("no policy is named " + policy);
    }

    /** An owner's part of an execution. */
    void onFill(String owner, Fill part) {
        for (StrategyRunner strategy : strategies) {
            if (strategy.name().equals(owner)) {
                strategy.onFill(part);
            }
        }
        for (PolicyRunner policy : policies) {
            if (policy.name().equals(owner)) {
                policy.onFill(part);
            }
        }
    }

    /** An order of their own changed: they hear of it between two calls. */
    void tellLater(Order state) {
        untold.add(state);
    }

    boolean isToldLater() {
        return !untold.isEmpty();
    }

    void forgetWaiting() {
        untold.clear();
    }

    /** Not in the middle of the call that changed the order: its strategy may not know the id yet. */
    void tellWaiting() {
        for (int i = untold.size(); i > 0; i--) {
            Order order = untold.remove();
            for (StrategyRunner strategy : strategies) {
                if (strategy.name().equals(order.intent().owner())) {
                    strategy.onOrder(order);
                }
            }
            for (PolicyRunner policy : policies) {
                if (policy.name().equals(order.intent().owner())) {
                    policy.onOrder(order);
                }
            }
        }
    }

    @Override
    public void onSignal(String strategy, int slot, double level) {
        digest.add("signal").add(book.timeNanos()).add(strategy).add(slot).add(level);
        for (PolicyRunner policy : policies) {
            policy.onSignal(strategy, slot, level);
        }
    }

    @Override
    public void onQuarantine(StrategyRunner runner, Throwable cause) {
        quarantine(runner.name(), cause);
    }

    private void quarantine(String name, Throwable cause) {
        digest.add("quarantine").add(book.timeNanos()).add(name);
        latch.trip(ControlScope.strategy(name), TradingState.REDUCING, "it threw " + cause);
        listener.onQuarantine(name, cause);
        targets.drop(name);
        for (ManagedOrder order : orders.allWorking()) {
            boolean stays = order.isPermitted() || order.isProtective();
            if (serves(order, name) && !stays && !desk.judge().isReducing(order.intent(), order.slot())) {
                order.supersede();
                desk.cancel(order);
            }
        }
    }

    private static boolean serves(ManagedOrder order, String owner) {
        TargetShares shares = order.shares();
        return shares == null ? order.intent().owner().equals(owner) : shares.serves(owner);
    }

    /** Names of strategies that threw. */
    List<String> quarantined() {
        List<String> names = new ArrayList<>();
        for (StrategyRunner strategy : strategies) {
            if (strategy.isQuarantined()) {
                names.add(strategy.name());
            }
        }
        for (PolicyRunner policy : policies) {
            if (policy.isQuarantined()) {
                names.add(policy.name());
            }
        }
        return names;
    }
}
