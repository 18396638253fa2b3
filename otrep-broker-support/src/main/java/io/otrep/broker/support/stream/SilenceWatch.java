package io.otrep.broker.support.stream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows since when each channel is mute. Silence counts only while the channel should speak: while it need not, the watch looks again each
 * quarter of the rule's time, and starts to count when it sees the channel open. Pure; single-threaded.
 */
final class SilenceWatch {
    private final SilenceRule[] rules;
    private final long[] longestNanos;
    private final long[] sinceNanos;
    private final long[] dueNanos;
    private final boolean[] counting;
    private long nextDueNanos = Long.MAX_VALUE;

    SilenceWatch(List<SilenceRule> rules) {
        this.rules = rules.toArray(new SilenceRule[0]);
        longestNanos =
                rules.stream().mapToLong(rule -> rule.longest().toNanos()).toArray();
        sinceNanos = new long[this.rules.length];
        dueNanos = new long[this.rules.length];
        counting = new boolean[this.rules.length];
    }

    /** Begins to watch all rules: the stream is up. */
    void begin(long nowNanos) {
        for (int i = 0; i < rules.length; i++) {
            counting[i] = false;
            look(i, nowNanos, false);
        }
        findNext();
    }

    void end() {
        nextDueNanos = Long.MAX_VALUE;
    }

    void heard(String channel, long atNanos) {
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].channel().equals(channel)) {
                sinceNanos[i] = atNanos;
            }
        }
    }

    /** When to call {@link #check} next; {@link Long#MAX_VALUE} for never. */
    long nextDueNanos() {
        return nextDueNanos;
    }

    /**
     * Looks at all rules that are due.
     *
     * @param channels the channels that are subscribed to; rules about others rest
     * @return which channel is mute and for how long, or null
     */
    @Nullable
    String check(long nowNanos, Set<String> channels) {
        String mute = null;
        for (int i = 0; i < rules.length && mute == null; i++) {
            if (dueNanos[i] <= nowNanos) {
                mute = look(i, nowNanos, rests(i, channels)) ? words(i, nowNanos) : null;
            }
        }
        findNext();
        return mute;
    }

    private boolean rests(int i, Set<String> channels) {
        return !rules[i].channel().equals(SilenceRule.ANY) && !channels.contains(rules[i].channel());
    }

    /** Whether the rule is broken; sets when to look again. */
    private boolean look(int i, long nowNanos, boolean rests) {
        if (rests || !rules[i].open().getAsBoolean()) {
            counting[i] = false;
            dueNanos[i] = nowNanos + Math.max(1, longestNanos[i] / 4);
            return false;
        }
        if (!counting[i]) {
            counting[i] = true;
            sinceNanos[i] = nowNanos;
        }
        dueNanos[i] = sinceNanos[i] + longestNanos[i];
        return dueNanos[i] <= nowNanos;
    }

    private String words(int i, long nowNanos) {
        String what = rules[i].channel().equals(SilenceRule.ANY) ? "the venue" : rules[i].channel();
        return what + " was mute for " + Duration.ofNanos(nowNanos - sinceNanos[i]);
    }

    private void findNext() {
        nextDueNanos = Long.MAX_VALUE;
        for (long due : dueNanos) {
            nextDueNanos = Math.min(nextDueNanos, due);
        }
    }
}
