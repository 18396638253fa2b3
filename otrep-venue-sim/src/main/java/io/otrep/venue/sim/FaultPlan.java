package io.otrep.venue.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What goes wrong between brokers and a venue. The same plan against the same requests gives the same run, byte for byte: chance comes
 * from one generator, seeded here, and is asked once a message (request, query, execution, frame), in the order of the messages, for each
 * fault of the plan that names it, in the order of the plan: first whether it strikes, then, if it does and its duration is a range, how
 * long. A fault whose probability is 1 draws nothing for the first question. Immutable and thread-safe.
 */
public final class FaultPlan {
    private static final FaultPlan NONE = new FaultPlan(0, List.of());

    private final long seed;
    private final List<Fault> faults;

    private FaultPlan(long seed, List<Fault> faults) {
        this.seed = seed;
        this.faults = List.copyOf(faults);
    }

    /**
     * Nothing goes wrong.
     *
     * @return the plan
     */
    public static FaultPlan none() {
        return NONE;
    }

    /**
     * Faults of one's choice.
     *
     * @param seed of the generator
     * @param faults in the order in which chance is asked
     * @return the plan
     */
    public static FaultPlan of(long seed, Fault... faults) {
        return new FaultPlan(seed, List.of(faults));
    }

    /**
     * A mixture drawn from the seed: each kind but REFUSED, FILL and QUERY_FORGETS is in it or not, with a probability of its own between 0.5 % and
     * 10 % a message.
     *
     * @param seed any
     * @return the plan
     */
    public static FaultPlan seeded(long seed) {
        return new FaultPlan(seed, SeededFaults.of(seed));
    }

    /**
     * This plan, and faults that strike one message: {@code script(SUBMIT, 3, Fault.of(REPLY_LOST), Fault.fill("40"))} concerns the third
     * new order since the plan began.
     *
     * @param message which kind is counted
     * @param nth 1 for the first
     * @param more what goes wrong then
     * @return the plan
     */
    public FaultPlan script(MessageKind message, int nth, Fault... more) {
        List<Fault> all = new ArrayList<>(faults);
        for (Fault fault : more) {
            all.add(fault.on(message).nth(nth));
        }
        return new FaultPlan(seed, all);
    }

    /**
     * This plan and another fault.
     *
     * @param fault asked after those that are there
     * @return the plan
     */
    public FaultPlan with(Fault fault) {
        List<Fault> all = new ArrayList<>(faults);
        all.add(Objects.requireNonNull(fault, "fault"));
        return new FaultPlan(seed, all);
    }

    /**
     * This plan without a kind of fault.
     *
     * @param kind what does not go wrong
     * @return the plan
     */
    public FaultPlan without(FaultKind kind) {
        return new FaultPlan(
                seed, faults.stream().filter(fault -> fault.kind() != kind).toList());
    }

    /**
     * This plan with a quiet end: nothing strikes from a time on, so that what is unknown can be settled.
     *
     * @param end since the venue's start
     * @return the plan
     */
    public FaultPlan until(Duration end) {
        return new FaultPlan(
                seed, faults.stream().map(fault -> fault.until(end)).toList());
    }

    /**
     * The seed of its generator.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * What can go wrong.
     *
     * @return in the order in which chance is asked
     */
    public List<Fault> faults() {
        return faults;
    }

    /** One line a fault. */
    @Override
    public String toString() {
        if (faults.isEmpty()) {
            return "no faults";
        }
        return faults.stream().map(Fault::toString).collect(Collectors.joining("\n", "seed " + seed + "\n", ""));
    }
}
