package io.otrep.venue.sim;

import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Builds a {@link VenueSim}. Not thread-safe. */
public final class VenueSimBuilder {
    final String route;
    final List<Money> cash = new ArrayList<>();
    final List<Instrument> instruments = new ArrayList<>();
    final List<PricePath> paths = new ArrayList<>();
    String account = "1";
    VenueRules rules = VenueRules.builder().build();
    FaultPlan plan = FaultPlan.none();
    long startNanos;
    boolean traced = true;

    VenueSimBuilder(String route, Money cash) {
        this.route = Objects.requireNonNull(route, "route");
        this.cash.add(Objects.requireNonNull(cash, "cash"));
    }

    /**
     * More of what the account begins with. Default: nothing.
     *
     * @param more in any currency, or the base of a spot instrument
     * @return this
     */
    public VenueSimBuilder cash(Money more) {
        cash.add(Objects.requireNonNull(more, "more"));
        return this;
    }

    /**
     * The account's number. Default {@code 1}.
     *
     * @param number the venue's name of the account
     * @return this
     */
    public VenueSimBuilder account(String number) {
        this.account = Objects.requireNonNull(number, "number");
        return this;
    }

    /**
     * What is listed. At least one is needed.
     *
     * @param more of this route
     * @return this
     */
    public VenueSimBuilder instruments(Instrument... more) {
        instruments.addAll(List.of(more));
        return this;
    }

    /**
     * What is listed.
     *
     * @param catalog those of this route are taken
     * @return this
     */
    public VenueSimBuilder instruments(InstrumentCatalog catalog) {
        catalog.all().stream()
                .filter(instrument -> instrument.route().equals(route))
                .forEach(instruments::add);
        return this;
    }

    /**
     * Where a market goes. Default: nowhere, until {@link VenueSim#market} is called.
     *
     * @param path its steps are taken when their time comes
     * @return this
     */
    public VenueSimBuilder path(PricePath path) {
        paths.add(Objects.requireNonNull(path, "path"));
        return this;
    }

    /**
     * How it treats ids, how late it shows what it knows, what it can do. Default: all defaults.
     *
     * @param rules the rules
     * @return this
     */
    public VenueSimBuilder rules(VenueRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
        return this;
    }

    /**
     * What goes wrong. Default: nothing.
     *
     * @param plan the plan
     * @return this
     */
    public VenueSimBuilder faults(FaultPlan plan) {
        this.plan = Objects.requireNonNull(plan, "plan");
        return this;
    }

    /**
     * The venue's time at its beginning. Default 0, that is 1970.
     *
     * @param nanos nanoseconds since 1970
     * @return this
     */
    public VenueSimBuilder startNanos(long nanos) {
        this.startNanos = nanos;
        return this;
    }

    /**
     * Whether the trace is kept. Default true; a long run turns it off.
     *
     * @param traced false for no trace
     * @return this
     */
    public VenueSimBuilder traced(boolean traced) {
        this.traced = traced;
        return this;
    }

    /**
     * Makes the venue.
     *
     * @return the venue
     * @throws IllegalArgumentException naming every violation at once
     */
    public VenueSim build() {
        List<String> found = new ArrayList<>();
        if (instruments.isEmpty()) {
            found.add("lists nothing; say instruments(...)");
        }
        for (Instrument instrument : instruments) {
            if (!instrument.route().equals(route)) {
                found.add(instrument + " is of another route, make it one of " + route);
            }
        }
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("venue " + route + ": " + String.join("; ", found));
        }
        return new VenueSim(this);
    }
}
