package io.otrep.venue.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws a mixture of faults. Stateless and thread-safe. */
final class SeededFaults {
    private static final long OTHER_STREAM = 0x5DEECE66DL;
    private static final double IN_THE_MIXTURE = 0.5;
    private static final double LEAST = 0.005;
    private static final double MOST = 0.10;

    private SeededFaults() {}

    static List<Fault> of(long seed) {
        Dice dice = new Dice(seed ^ OTHER_STREAM);
        List<Fault> drawn = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            boolean in = dice.nextDouble() < IN_THE_MIXTURE;
            double probability = LEAST + dice.nextDouble() * (MOST - LEAST);
            if (in && !isForAuthors(kind)) {
                drawn.add(fault(kind).probability(Math.round(probability * 1e4) / 1e4));
            }
        }
        return drawn;
    }

    private static boolean isForAuthors(FaultKind kind) {
        return kind == FaultKind.REFUSED || kind == FaultKind.FILL || kind == FaultKind.QUERY_FORGETS;
    }

    private static Fault fault(FaultKind kind) {
        Fault fault = Fault.of(kind);
        return switch (kind) {
            case REQUEST_DELAYED, REPLY_DELAYED -> fault.lasting(Duration.ofMillis(5), Duration.ofSeconds(12));
            case REQUEST_DUPLICATED, REPLY_DUPLICATED, FRAME_DUPLICATED ->
                fault.lasting(Duration.ZERO, Duration.ofSeconds(3));
            case FRAME_DELAYED, FILL_BEFORE_ACCEPT, LATE_FILL ->
                fault.lasting(Duration.ofMillis(5), Duration.ofSeconds(4));
            case STREAM_CUT, VENUE_RESTART -> fault.lasting(Duration.ofMillis(100), Duration.ofSeconds(10));
            case BUST, CORRECTION -> fault.lasting(Duration.ofSeconds(1), Duration.ofSeconds(30));
            case QUERY_STALE -> fault.lasting(Duration.ofMillis(10), Duration.ofSeconds(1));
            default -> fault;
        };
    }
}
