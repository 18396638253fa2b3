package io.otrep.samples.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a campaign, or of several. Immutable and thread-safe.
 *
 * @param orders orders that the venue made for the engine
 * @param deaths times that the process died
 * @param resolved orders that no machine could know about, settled by an operator's word
 * @param duplicates ids under which the venue made more than one order
 * @param lost orders, units and cash in which books and venue differ at the end
 * @param understated orders for which the engine reserved less than the venue could still execute
 * @param unresolved orders of which the engine does not know at the end
 * @param findings what was wrong, in words
 */
public record Outcome(
        long orders,
        long deaths,
        long resolved,
        long duplicates,
        long lost,
        long understated,
        long unresolved,
        List<String> findings) {
    private static final int TOLD = 40;

    /** Nothing happened. */
    public static final Outcome NONE = new Outcome(0, 0, 0, 0, 0, 0, 0, List.of());

    /** Copies the findings. */
    public Outcome {
        findings = List.copyOf(findings);
    }

    /**
     * Adds another outcome; of many findings the first are kept.
     *
     * @param other the other
     * @return both
     */
    public Outcome plus(Outcome other) {
        List<String> told = new ArrayList<>(findings);
        told.addAll(other.findings);
        return new Outcome(
                orders + other.orders,
                deaths + other.deaths,
                resolved + other.resolved,
                duplicates + other.duplicates,
                lost + other.lost,
                understated + other.understated,
                unresolved + other.unresolved,
                told.size() > TOLD ? told.subList(0, TOLD) : told);
    }

    /**
     * Whether the promise was kept.
     *
     * @return true if nothing is wrong
     */
    public boolean isClean() {
        return duplicates == 0 && lost == 0 && understated == 0 && unresolved == 0;
    }

    /** For example {@code orders=12 deaths=2 resolved=0 duplicates=0 lost=0 understated=0 unresolved=0}. */
    @Override
    public String toString() {
        return "orders=" + orders + " deaths=" + deaths + " resolved=" + resolved + " duplicates=" + duplicates
                + " lost=" + lost + " understated=" + understated + " unresolved=" + unresolved;
    }
}
