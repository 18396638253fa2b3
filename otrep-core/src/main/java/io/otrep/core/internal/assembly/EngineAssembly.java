package io.otrep.core.internal.assembly;

import io.otrep.account.Account;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.MarketDataBroker;
import io.otrep.core.EngineListener;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.RouteKnown;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.market.Instrument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts an engine together from its plan: brokers, core, journal taken back, comparison with the venues. Whoever drives the engine connects the routes in
 * between, because how requests leave and answers come in is the driver's. Used by the one thread that starts the run.
 */
public final class EngineAssembly {
    private final EnginePlan plan;
    private final StopLatch latch;
    private final EngineListener listener;
    private final LoopTasks tasks;
    private final @Nullable RunJournal journal;
    private final RunLog log;

    /**
     * An assembly.
     *
     * @param plan what the engine is made from
     * @param latch the switch
     * @param listener who is told
     * @param tasks the driver
     * @param journal where it is written, null for nowhere
     */
    public EngineAssembly(
            EnginePlan plan, StopLatch latch, EngineListener listener, LoopTasks tasks, @Nullable RunJournal journal) {
        this.plan = plan;
        this.latch = latch;
        this.listener = listener;
        this.tasks = tasks;
        this.journal = journal;
        this.log = journal == null ? RunLog.OFF : journal.log();
    }

    /** Makes the broker of a route; nothing is connected. */
    public Broker broker(RouteSpec route) {
        return route.factory().create(new BrokerContext(plan.name(), route.name(), plan.base(), plan.clock()));
    }

    /**
     * Picks what is traded through a route out of what its venue lists.
     *
     * @param route the route
     * @param listed what the venue knows
     * @return in the order of the route's symbols
     * @throws IllegalStateException naming all symbols that the venue does not know
     */
    public static List<Instrument> traded(RouteSpec route, List<Instrument> listed) {
        List<Instrument> ordered = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String symbol : route.symbols()) {
            listed.stream()
                    .filter(instrument -> instrument.symbol().equals(symbol))
                    .findFirst()
                    .ifPresentOrElse(ordered::add, () -> missing.add(symbol));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("route '" + route.name() + "' does not know " + missing
                    + "; check the symbols, and that the route's address is the venue's");
        }
        return ordered;
    }

    /**
     * Makes the core, and gives it what earlier runs wrote.
     *
     * @param routes connected
     * @param outside those of them whose venues outlive the engine
     * @param instruments what is traded
     * @return a core at the driver's time, to be compared with its venues
     * @throws IOException if the journal cannot be read
     */
    public EngineCore core(List<Route> routes, List<Route> outside, List<Instrument> instruments) throws IOException {
        String namespace =
                journal == null ? plan.name() : journal.opened().namespace().toString();
        EngineCore made = new EngineCore(plan.setup(namespace, routes, instruments, latch.ofLoop())
                .listener(listener, true)
                .log(log)
                .build());
        if (journal != null) {
            journal.restore(made, goesOn(routes.size(), outside.size()), built(routes, instruments));
        }
        made.advance(tasks.nowNanos());
        return made;
    }

    private static boolean goesOn(int routes, int outside) {
        if (outside > 0 && outside < routes) {
            throw new IllegalStateException(
                    "a simulated venue does not outlive its engine, so that its books cannot be"
                            + " taken back from a journal with those of real ones; give the real routes an engine of their own");
        }
        return outside > 0;
    }

    private Built built(List<Route> routes, List<Instrument> instruments) {
        List<RouteKnown> known = routes.stream()
                .map(route -> new RouteKnown(route.name(), route.broker().capabilities()))
                .toList();
        return new Built(tasks.nowNanos(), known, List.copyOf(instruments));
    }

    /**
     * Makes what compares routes with their venues; nothing is asked before it starts.
     *
     * @param core the core
     * @param outside the routes to compare
     * @param compared told after each comparison, on the loop
     * @return not started
     */
    public Reconcilers reconcilers(EngineCore core, List<Route> outside, Consumer<Reconciliation> compared) {
        return core.reconcile(outside, tasks, plan.reconciling(), proofs(compared), this::bind);
    }

    private ProofLog proofs(Consumer<Reconciliation> compared) {
        return new ProofLog() {
            @Override
            public void onProof(Proof proof) {
                log.note(JournalReading.note(proof));
            }

            @Override
            public void onReconciliation(Reconciliation reconciliation) {
                log.note(JournalReading.note(reconciliation));
                compared.accept(reconciliation);
            }
        };
    }

    /** The journal is of one account a route. */
    private void bind(Route route, Account account) {
        if (journal != null) {
            boolean live = plan.routes().stream()
                    .filter(spec -> spec.name().equals(route.name()))
                    .anyMatch(spec -> spec.factory().isLive());
            journal.bind(route.bound(), account.id(), live, tasks.nowNanos());
        }
    }

    /** Asks each venue that has them for the market's events of its instruments. */
    public static void subscribe(List<Route> routes, List<Instrument> instruments) {
        for (Route route : routes) {
            if (route.broker() instanceof MarketDataBroker data) {
                data.subscribe(instruments.stream()
                        .filter(instrument -> instrument.route().equals(route.name()))
                        .toList());
            }
        }
    }
}
