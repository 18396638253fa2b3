package io.otrep.core.internal;

import io.otrep.account.EquityCurve;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.ExposureCurve;
import io.otrep.core.sim.SimulatedVenue;
import io.otrep.market.Bar;
import io.otrep.market.MarketEvent;
import io.otrep.market.QuoteBar;
import io.otrep.market.Tape;
import java.util.List;

/**
 * Feeds a tape to an engine and its simulated venues, in the order that the loop keeps: timers and wake-ups that are due before an event, then what the
 * venue makes of the event, then the event, then what the venue answers. Single-threaded.
 */
public final class BacktestRun {
    private final EngineCore core;
    private final VenueQueue queue;
    private final List<BrokerEvents> sinks;
    private final SimulatedVenue[] venues;
    private final SimulatedVenue[] venueBySlot;
    private final int[] venueSlots;
    private final EquitySampler sampler;
    private final ExposureSampler exposure = new ExposureSampler();
    private long timeNanos = Long.MIN_VALUE;
    private boolean barClosed;
    private long ignored;
    private long backwards;

    /**
     * A run.
     *
     * @param core the engine, opened with the venues' accounts
     * @param queue where the venues speak
     * @param venues one for each route
     * @param sinks where each venue speaks
     */
    public BacktestRun(EngineCore core, VenueQueue queue, List<SimulatedVenue> venues, List<BrokerEvents> sinks) {
        this.core = core;
        this.queue = queue;
        this.sinks = List.copyOf(sinks);
        this.venues = venues.toArray(SimulatedVenue[]::new);
        this.sampler = new EquitySampler(core.book().baseCurrency());
        this.venueBySlot = new SimulatedVenue[core.book().instrumentCount()];
        this.venueSlots = new int[venueBySlot.length];
        for (int slot = 0; slot < venueBySlot.length; slot++) {
            String route = core.book().instrument(slot).route();
            for (SimulatedVenue venue : this.venues) {
                if (venue.route().equals(route)) {
                    venueBySlot[slot] = venue;
                    venueSlots[slot] = venue.slotOf(core.book().instrument(slot));
                }
            }
        }
    }

    /** Runs the tape to its end. */
    public void run(Tape tape) {
        int[] slots = slots(tape);
        try (Tape.Cursor cursor = tape.open()) {
            MarketEvent event = cursor.next();
            boolean started = false;
            while (event != null) {
                if (!started) {
                    started = true;
                    begin(event.timeNanos());
                }
                int slot = slots[cursor.instrumentIndex()];
                if (slot < 0) {
                    ignored++;
                } else {
                    onEvent(event, slot);
                }
                event = cursor.next();
            }
        }
        end();
    }

    private int[] slots(Tape tape) {
        return tape.instruments().stream().mapToInt(core.book()::slot).toArray();
    }

    private void begin(long firstNanos) {
        core.advance(firstNanos - 1);
        for (int i = 0; i < venues.length; i++) {
            venues[i].advanceTo(firstNanos - 1);
            venues[i].connect(sinks.get(i));
        }
        queue.drainTo(core);
        core.start(firstNanos - 1);
        queue.drainTo(core);
        sampler.sample(firstNanos - 1, core.book());
    }

    private void onEvent(MarketEvent event, int slot) {
        long eventNanos = event.timeNanos();
        if (eventNanos > timeNanos) {
            sample();
            timeNanos = eventNanos;
            wakeBefore(eventNanos);
        } else if (eventNanos < timeNanos) {
            backwards++;
        }
        venueBySlot[slot].onMarket(venueSlots[slot], event);
        core.advance(timeNanos);
        if (!queue.isEmpty()) {
            queue.drainTo(core);
        }
        core.onMarket(event, slot, timeNanos);
        if (!queue.isEmpty()) {
            queue.drainTo(core);
        }
        barClosed |= event instanceof Bar || event instanceof QuoteBar;
    }

    /** Timers of the engine and wake-ups of the venues, in order of time; of one time the venues come first. */
    private void wakeBefore(long eventNanos) {
        while (true) {
            SimulatedVenue first = null;
            long due = eventNanos;
            for (SimulatedVenue venue : venues) {
                long next = venue.nextTimeNanos();
                if (next < due) {
                    due = next;
                    first = venue;
                }
            }
            if (first != null && due <= core.nextTimerNanos()) {
                first.advanceTo(due);
                core.advance(due);
            } else if (!core.fireTimerBefore(eventNanos)) {
                return;
            }
            queue.drainTo(core);
        }
    }

    private void sample() {
        if (timeNanos != Long.MIN_VALUE && sampler.isDue(timeNanos, barClosed)) {
            sampler.sample(timeNanos, core.book());
            exposure.sample(timeNanos, core.book());
        }
        barClosed = false;
    }

    private void end() {
        if (timeNanos == Long.MIN_VALUE) {
            return;
        }
        wakeBefore(timeNanos + 1);
        core.stop();
        for (SimulatedVenue venue : venues) {
            venue.deliverRest();
        }
        queue.drainTo(core);
        sampler.sample(timeNanos, core.book());
        exposure.finish(timeNanos, core.book());
    }

    /** Equity over the run. */
    public EquityCurve curve() {
        return sampler.curve();
    }

    /** What was held over the run. */
    public ExposureCurve exposure() {
        return exposure.curve();
    }

    /** Events of instruments that no route trades. */
    public long ignoredEvents() {
        return ignored;
    }

    /** Events older than one before: seen at the time of that one. */
    public long backwardsEvents() {
        return backwards;
    }
}
