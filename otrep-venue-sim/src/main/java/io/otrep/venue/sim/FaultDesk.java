package io.otrep.venue.sim;

import java.time.Duration;
import java.util.Arrays;

/** Asks chance, by the plan in force. Single-threaded. */
final class FaultDesk {
    private final Agenda agenda;
    private final TraceLog trace;
    private final long startNanos;
    private final int[] counts = new int[MessageKind.values().length];
    private FaultPlan plan;
    private Dice dice;

    FaultDesk(Agenda agenda, TraceLog trace, FaultPlan plan) {
        this.agenda = agenda;
        this.trace = trace;
        this.startNanos = agenda.nowNanos();
        this.plan = plan;
        this.dice = new Dice(plan.seed());
    }

    /** Begins another plan: its generator and its counts begin anew. */
    void begin(FaultPlan next) {
        plan = next;
        dice = new Dice(next.seed());
        Arrays.fill(counts, 0);
    }

    /** What strikes a message. */
    Strikes strike(MessageKind message, Object about) {
        Strikes strikes = new Strikes();
        int number = ++counts[message.ordinal()];
        Duration sinceStart = Duration.ofNanos(agenda.nowNanos() - startNanos);
        for (Fault fault : plan.faults()) {
            if (fault.meets(message, number, sinceStart) && strikes(fault)) {
                long nanos = dice.between(fault.leastNanos(), fault.mostNanos());
                strikes.add(fault, nanos);
                trace.add("fault: " + fault.kind().words() + (nanos == 0 ? "" : " " + Duration.ofNanos(nanos)), about);
            }
        }
        return strikes;
    }

    private boolean strikes(Fault fault) {
        return fault.probability() >= 1.0 || dice.nextDouble() < fault.probability();
    }
}
