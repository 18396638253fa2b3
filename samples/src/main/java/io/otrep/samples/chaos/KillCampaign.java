package io.otrep.samples.chaos;

import java.io.IOException;
import java.io.PrintStream;

/** Rounds of processes that are killed, one a seed, until as many have died as were asked for. Single-threaded. */
public final class KillCampaign {
    /** How many die at one venue, over one journal. */
    private static final int A_ROUND = 8;

    private final long first;
    private final int kills;
    private final Sabotage sabotage;

    /**
     * A campaign that has not begun.
     *
     * @param first seed of the first round; the next ones follow
     * @param kills how many processes die in all, at least 1
     * @param sabotage what is broken on purpose
     */
    public KillCampaign(long first, int kills, Sabotage sabotage) {
        if (kills < 1) {
            throw new IllegalArgumentException("kills must be at least 1, but was " + kills);
        }
        this.first = first;
        this.kills = kills;
        this.sabotage = sabotage;
    }

    /**
     * Runs it; a round takes 15 to 60 seconds.
     *
     * @param out where each round is told
     * @return what came of it
     * @throws IOException if no process can be started, or one ended that was not killed
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome run(PrintStream out) throws IOException, InterruptedException {
        Outcome all = Outcome.NONE;
        for (long seed = first; all.deaths() < kills; seed++) {
            Outcome one = KillRound.run(seed, (int) Math.min(A_ROUND, kills - all.deaths()), sabotage);
            all = all.plus(one);
            out.println("round " + seed + ": " + one);
        }
        return all;
    }
}
