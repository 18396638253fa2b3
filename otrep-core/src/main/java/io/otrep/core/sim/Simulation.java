package io.otrep.core.sim;

import io.otrep.account.FeeModel;
import io.otrep.account.Fees;
import io.otrep.broker.Capability;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest trades against: starting cash, instruments, and the rules of the simulated venue. For example
 * {@code Simulation.of("100000 USD").instruments(catalog).fees(fees).rules(FillRules.CONSERVATIVE).seed(42)}. Each method gives a
 * changed copy; {@link #venue} makes a fresh venue. Immutable and thread-safe.
 *
 * <p>Every route has an account of its own with this cash, unless {@link #on} gives it another simulation.
 */
public final class Simulation {
    private final Settings settings;

    private Simulation(Settings settings) {
        this.settings = settings;
    }

    /**
     * An account with cash; no fee, no slippage, no margin model, conservative rules.
     *
     * @param cash amount and currency, for example {@code 100000 USD}; the currency is the account's own
     * @return the simulation
     * @throws IllegalArgumentException if the text is no money
     */
    public static Simulation of(String cash) {
        return of(Money.parse(cash));
    }

    /**
     * An account with cash; no fee, no slippage, no margin model, conservative rules.
     *
     * @param cash at least 0; its currency is the account's own
     * @return the simulation
     * @throws IllegalArgumentException if the cash is negative
     */
    public static Simulation of(Money cash) {
        if (cash.isNegative()) {
            throw new IllegalArgumentException("starting cash must be at least 0, but was " + cash);
        }
        Settings settings = new Settings();
        settings.cash.add(cash);
        return new Simulation(settings);
    }

    /**
     * With the instruments that can be traded.
     *
     * @param catalog of any routes; each venue takes its own
     * @return a changed copy
     */
    public Simulation instruments(InstrumentCatalog catalog) {
        Settings s = settings.copy();
        s.catalog = Objects.requireNonNull(catalog, "catalog");
        return new Simulation(s);
    }

    /**
     * With more cash at the start, usually in another currency.
     *
     * @param cash at least 0
     * @return a changed copy
     */
    public Simulation cash(Money cash) {
        if (cash.isNegative()) {
            throw new IllegalArgumentException("starting cash must be at least 0, but was " + cash);
        }
        Settings s = settings.copy();
        s.cash.add(cash);
        return new Simulation(s);
    }

    /**
     * With fees. Default: none, which is flagged by {@link #warnings()}.
     *
     * @param fees the model
     * @return a changed copy
     */
    public Simulation fees(FeeModel fees) {
        Settings s = settings.copy();
        s.fees = Objects.requireNonNull(fees, "fees");
        return new Simulation(s);
    }

    /**
     * With slippage of taking orders. Default: none, which is flagged by {@link #warnings()}.
     *
     * @param slippage the model
     * @return a changed copy
     */
    public Simulation slippage(SlippageModel slippage) {
        Settings s = settings.copy();
        s.slippage = Objects.requireNonNull(slippage, "slippage");
        return new Simulation(s);
    }

    /**
     * With rules of matching. Default {@link FillRules#CONSERVATIVE}.
     *
     * @param rules the rules
     * @return a changed copy
     */
    public Simulation rules(FillRules rules) {
        Settings s = settings.copy();
        s.rules = Objects.requireNonNull(rules, "rules");
        return new Simulation(s);
    }

    /**
     * With a margin model. Default: none, every order is taken.
     *
     * @param margin the model
     * @return a changed copy
     */
    public Simulation margin(MarginModel margin) {
        Settings s = settings.copy();
        s.margin = Objects.requireNonNull(margin, "margin");
        return new Simulation(s);
    }

    /**
     * Without something that the venue for real cannot do, so that the engine does it here as it will there. Default: everything is there that the simulator
     * has.
     *
     * @param missing for example {@code Capability.BRACKET}
     * @return a changed copy
     */
    public Simulation without(Capability... missing) {
        Settings s = settings.copy();
        s.missing.addAll(List.of(missing));
        return new Simulation(s);
    }

    /**
     * With the same latency both ways. Default none.
     *
     * @param latency how long a request takes to act, and an event to arrive; at least 0
     * @return a changed copy
     */
    public Simulation latency(Duration latency) {
        return latency(latency, latency);
    }

    /**
     * With latency. Default none.
     *
     * @param request how long a request takes to act at the venue, at least 0
     * @param response how long an event takes to arrive, at least 0
     * @return a changed copy
     */
    public Simulation latency(Duration request, Duration response) {
        if (request.isNegative() || response.isNegative()) {
            throw new IllegalArgumentException(
                    "latency must be at least 0, but was " + request + " out and " + response + " back");
        }
        Settings s = settings.copy();
        s.requestNanos = request.toNanos();
        s.responseNanos = response.toNanos();
        return new Simulation(s);
    }

    /**
     * With orders that the venue refuses at random, by a hash of the seed and the order's id. Default 0.
     *
     * @param probability of each new order, from 0 to 1
     * @return a changed copy
     */
    public Simulation rejects(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("the probability of rejects must be 0 to 1, but was " + probability);
        }
        Settings s = settings.copy();
        s.rejectProbability = probability;
        s.rejectModel = null;
        return new Simulation(s);
    }

    /**
     * With orders that the venue refuses for no reason of their own. Default none.
     *
     * @param rejects the model, which has a seed of its own
     * @return a changed copy
     */
    public Simulation rejects(RejectModel rejects) {
        Settings s = settings.copy();
        s.rejectModel = Objects.requireNonNull(rejects, "rejects");
        return new Simulation(s);
    }

    /**
     * With costs of holding, booked as cash flows when they are due. Default none.
     *
     * @param financing the model
     * @return a changed copy
     */
    public Simulation financing(FinancingModel financing) {
        Settings s = settings.copy();
        s.financing = Objects.requireNonNull(financing, "financing");
        return new Simulation(s);
    }

    /**
     * With a rule of what is closed when the margin model misses something. Default {@link LiquidationRule#largestFirst()}.
     *
     * @param liquidation the rule
     * @return a changed copy
     */
    public Simulation liquidation(LiquidationRule liquidation) {
        Settings s = settings.copy();
        s.liquidation = Objects.requireNonNull(liquidation, "liquidation");
        return new Simulation(s);
    }

    /**
     * With another time until the proceeds of sales can be spent. Default one trading date.
     *
     * @param settlement the lag
     * @return a changed copy
     */
    public Simulation settlement(SettlementLag settlement) {
        Settings s = settings.copy();
        s.settlement = Objects.requireNonNull(settlement, "settlement");
        return new Simulation(s);
    }

    /**
     * With a seed for all that is random. Default 0.
     *
     * @param seed any number
     * @return a changed copy
     */
    public Simulation seed(long seed) {
        Settings s = settings.copy();
        s.seed = seed;
        return new Simulation(s);
    }

    /**
     * With another simulation for one route: its own cash, costs and rules. Its instruments, if it names none, are this one's.
     *
     * @param route the route's name
     * @param simulation what holds there
     * @return a changed copy
     */
    public Simulation on(String route, Simulation simulation) {
        Settings s = settings.copy();
        s.routes.put(route, simulation);
        return new Simulation(s);
    }

    /**
     * What makes a result look better than it would have been.
     *
     * @return one sentence each, empty if there is nothing
     */
    public List<String> warnings() {
        List<String> found = new ArrayList<>();
        if (settings.fees.isFree()) {
            found.add("fees are zero");
        }
        if (settings.slippage.isNone()) {
            found.add("slippage is zero");
        }
        settings.rules
                .fillsOutsideTheBar()
                .forEach(option -> found.add(option + " can fill at prices that were not traded"));
        settings.routes.forEach((route, other) -> other.warnings().forEach(w -> found.add(route + ": " + w)));
        return found;
    }

    /**
     * The instruments that can be traded.
     *
     * @return all of the catalog, empty if none was given
     */
    public InstrumentCatalog catalog() {
        return settings.catalog;
    }

    /**
     * What holds for a route.
     *
     * @param route the route's name
     * @return what {@link #on} gave, otherwise this
     */
    public Simulation forRoute(String route) {
        Simulation own = settings.routes.get(route);
        if (own == null) {
            return this;
        }
        return own.settings.catalog.all().isEmpty() ? own.instruments(settings.catalog) : own;
    }

    /**
     * Makes the venue of a route, with its instruments of the catalog in slots by the catalog's order.
     *
     * @param route the route's name
     * @return a new venue, not connected
     */
    public SimulatedVenue venue(String route) {
        Simulation own = forRoute(route);
        List<Instrument> listed = new ArrayList<>();
        for (Instrument instrument : own.settings.catalog.all()) {
            if (instrument.route().equals(route)) {
                listed.add(instrument);
            }
        }
        return new SimulatedVenue(route, listed, own.settings);
    }

    /**
     * What was set, readable: {@code cash 100000 USD; rules CONSERVATIVE; fees BpsFee[...]; slippage NoSlippage}, without what is off.
     */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        settings.cash.forEach(cash -> words.add("cash " + cash));
        words.add("rules " + settings.rules);
        words.add("fees " + (settings.fees.isFree() ? "none" : Words.of(settings.fees)));
        words.add("slippage " + (settings.slippage.isNone() ? "none" : Words.of(settings.slippage)));
        words.add("margin " + (settings.margin == null ? "none" : Words.of(settings.margin)));
        settings.describeRest(words);
        settings.routes.forEach((route, other) -> words.add("on " + route + " [" + other + "]"));
        return String.join("; ", words);
    }

    /** All that was set; copied before each change, so that a simulation never changes. */
    static final class Settings {
        final List<Money> cash = new ArrayList<>();
        final Map<String, Simulation> routes = new LinkedHashMap<>();
        final Set<Capability> missing = EnumSet.noneOf(Capability.class);
        InstrumentCatalog catalog = InstrumentCatalog.of();
        FeeModel fees = Fees.none();
        SlippageModel slippage = Slippage.none();
        FillRules rules = FillRules.CONSERVATIVE;

        @Nullable
        MarginModel margin;

        long requestNanos;
        long responseNanos;

        @Nullable
        RejectModel rejectModel;

        FinancingModel financing = Financing.none();
        LiquidationRule liquidation = LiquidationRule.largestFirst();
        SettlementLag settlement = SettlementLag.ofDays(1);
        double rejectProbability;
        long seed;

        private void describeRest(List<String> words) {
            if (requestNanos != 0 || responseNanos != 0) {
                words.add("latency " + Duration.ofNanos(requestNanos) + " out, " + Duration.ofNanos(responseNanos)
                        + " back");
            }
            if (rejectModel != null || rejectProbability > 0) {
                words.add("rejects " + (rejectModel == null ? rejectProbability : Words.of(rejectModel)));
            }
            if (!financing.equals(Financing.none())) {
                words.add("financing " + Words.of(financing));
            }
            words.add("liquidation " + Words.of(liquidation));
            words.add("settlement " + Words.of(settlement));
            words.add("seed " + seed);
            if (!missing.isEmpty()) {
                words.add("without " + missing);
            }
        }

        RejectModel rejects() {
            RejectModel model = rejectModel;
            return model == null ? RejectModel.withProbability(rejectProbability, seed) : model;
        }

        private Settings copy() {
            Settings copy = new Settings();
            copy.missing.addAll(missing);
            copy.cash.addAll(cash);
            copy.routes.putAll(routes);
            copy.catalog = catalog;
            copy.fees = fees;
            copy.slippage = slippage;
            copy.rules = rules;
            copy.margin = margin;
            copy.requestNanos = requestNanos;
            copy.responseNanos = responseNanos;
            copy.rejectModel = rejectModel;
            copy.financing = financing;
            copy.liquidation = liquidation;
            copy.settlement = settlement;
            copy.rejectProbability = rejectProbability;
            copy.seed = seed;
            return copy;
        }
    }
}
