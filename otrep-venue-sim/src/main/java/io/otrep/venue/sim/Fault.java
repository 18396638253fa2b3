package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.order.RejectReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong, and when. For example {@code Fault.of(FaultKind.REPLY_LOST).on(MessageKind.SUBMIT).probability(0.1)} loses the
 * answer to every tenth new order; {@code Fault.of(FaultKind.REPLY_LOST).on(MessageKind.SUBMIT).nth(3)} that to the third. Immutable and
 * thread-safe.
 */
public final class Fault {
    private final FaultKind kind;
    private final List<MessageKind> on;
    private final double probability;
    private final int nth;
    private final Duration from;
    private final @Nullable Duration until;
    private final Duration least;
    private final Duration most;
    private final @Nullable Decimal quantity;
    private final @Nullable RejectReason reason;

    private Fault(
            FaultKind kind,
            List<MessageKind> on,
            double probability,
            int nth,
            Duration from,
            @Nullable Duration until,
            Duration least,
            Duration most,
            @Nullable Decimal quantity,
            @Nullable RejectReason reason) {
        this.kind = kind;
        this.on = on;
        this.probability = probability;
        this.nth = nth;
        this.from = from;
        this.until = until;
        this.least = least;
        this.most = most;
        this.quantity = quantity;
        this.reason = reason;
    }

    /**
     * A fault that strikes every message it can, market frames excepted, and lasts a second where it lasts.
     *
     * @param kind what goes wrong
     * @return the fault
     */
    public static Fault of(FaultKind kind) {
        Objects.requireNonNull(kind, "kind");
        Duration second = kind.hasDuration() ? Duration.ofSeconds(1) : Duration.ZERO;
        return new Fault(kind, List.of(), 1.0, 0, Duration.ZERO, null, second, second, null, null);
    }

    /**
     * An execution at the order's own price (limit, or else the market), whatever the market says, a second after the order was accepted.
     *
     * @param quantity units, for example {@code 40}; what is left if the order has less
     * @return the fault
     */
    public static Fault fill(String quantity) {
        return of(FaultKind.FILL).quantity(Decimal.parse(quantity));
    }

    /**
     * A refusal by the venue.
     *
     * @param reason why
     * @return the fault
     */
    public static Fault refused(RejectReason reason) {
        Fault f = of(FaultKind.REFUSED);
        return new Fault(
                f.kind, f.on, 1.0, 0, f.from, f.until, f.least, f.most, null, Objects.requireNonNull(reason, "reason"));
    }

    /**
     * Which messages it strikes. Default: all that its kind can, market frames excepted.
     *
     * @param kinds at least one, each possible for the kind
     * @return the fault
     */
    public Fault on(MessageKind... kinds) {
        for (MessageKind message : kinds) {
            if (!kind.strikes(message)) {
                throw new IllegalArgumentException(kind + " cannot strike " + message + "; name another message");
            }
        }
        return new Fault(kind, List.of(kinds), probability, nth, from, until, least, most, quantity, reason);
    }

    /**
     * How often it strikes. Default 1.
     *
     * @param probability from 0 to 1
     * @return the fault
     */
    public Fault probability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be from 0 to 1, but was " + probability);
        }
        return new Fault(kind, on, probability, nth, from, until, least, most, quantity, reason);
    }

    /**
     * Strikes one message only: the n-th of each kind since the plan began. Default: any.
     *
     * @param nth 1 for the first
     * @return the fault
     */
    public Fault nth(int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1, but was " + nth);
        }
        return new Fault(kind, on, probability, nth, from, until, least, most, quantity, reason);
    }

    /**
     * The window in which it strikes. Default: always.
     *
     * @param from since the venue's start, inclusive
     * @param until since the venue's start, exclusive
     * @return the fault
     */
    public Fault between(Duration from, Duration until) {
        if (from.isNegative() || until.compareTo(from) <= 0) {
            throw new IllegalArgumentException(
                    "a window begins at 0 or later and ends after its beginning, but was " + from + " to " + until);
        }
        return new Fault(kind, on, probability, nth, from, until, least, most, quantity, reason);
    }

    Fault until(Duration end) {
        Duration earlier = until != null && until.compareTo(end) < 0 ? until : end;
        return new Fault(kind, on, probability, nth, from, earlier, least, most, quantity, reason);
    }

    /**
     * How long it lasts, or how late something is. Default one second.
     *
     * @param duration at least 0
     * @return the fault
     */
    public Fault lasting(Duration duration) {
        return lasting(duration, duration);
    }

    /**
     * How long it lasts, drawn evenly.
     *
     * @param least at least 0
     * @param most not below {@code least}
     * @return the fault
     */
    public Fault lasting(Duration least, Duration most) {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "a fault lasts from a duration of at least 0 to one not below it, but was " + least + " to "
                            + most);
        }
        return new Fault(kind, on, probability, nth, from, until, least, most, quantity, reason);
    }

    private Fault quantity(Decimal units) {
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be above 0, but was " + units);
        }
        return new Fault(kind, on, probability, nth, from, until, least, most, units, reason);
    }

    /**
     * What goes wrong.
     *
     * @return the kind
     */
    public FaultKind kind() {
        return kind;
    }

    /** Whether it strikes the n-th message of a kind at a time, before chance is asked. */
    boolean meets(MessageKind message, int number, Duration sinceStart) {
        boolean named =
                on.isEmpty() ? kind.strikes(message) && message != MessageKind.MARKET_FRAME : on.contains(message);
        boolean counted = nth == 0 || nth == number;
        boolean inWindow = sinceStart.compareTo(from) >= 0 && (until == null || sinceStart.compareTo(until) < 0);
        return named && counted && inWindow;
    }

    double probability() {
        return probability;
    }

    long leastNanos() {
        return least.toNanos();
    }

    long mostNanos() {
        return most.toNanos();
    }

    @Nullable
    Decimal quantity() {
        return quantity;
    }

    RejectReason reason() {
        return reason == null ? RejectReason.OTHER : reason;
    }

    /** For example {@code SUBMIT #3: reply lost}, or {@code any: reply delayed by PT1S to PT9S, p 0.1}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64);
        text.append(on.isEmpty() ? "any" : on.toString());
        text.append(nth == 0 ? "" : " #" + nth).append(": ").append(kind.words());
        text.append(reason == null ? "" : " " + reason);
        if (kind.hasDuration()) {
            text.append(' ').append(least).append(least.equals(most) ? "" : " to " + most);
        }
        text.append(quantity == null ? "" : ", " + quantity + " units");
        text.append(probability == 1.0 ? "" : ", p " + probability);
        if (!from.isZero() || until != null) {
            text.append(", from ").append(from).append(until == null ? "" : " until " + until);
        }
        return text.toString();
    }
}
