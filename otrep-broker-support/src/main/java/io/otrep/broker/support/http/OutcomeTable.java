package io.otrep.broker.support.http;

import io.otrep.order.RejectReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a venue's answers to one kind of request prove. A row says which status, and which code in the body, means that the venue took the
 * request or provably refused it. Everything without a row is Unknown, and so is an answer whose body cannot be read.
 *
 * <pre>{@code
 * OutcomeTable.builder(AlpacaErrors::read)
 *         .accept(200)
 *         .reject(403, "40310000", RejectReason.INSUFFICIENT_FUNDS)
 *         .reject(422, RejectReason.INVALID_TERMS)
 *         .build();
 * }</pre>
 *
 * <p>A row with a code wins over one without. {@code accept} holds only for a body that speaks of no error, since some venues say 200 and
 * refuse. Immutable and thread-safe.
 */
public final class OutcomeTable {
    private final Function<HttpReply, VenueError> errors;
    private final Map<Row, Verdict> rows;

    private OutcomeTable(Builder b) {
        this.errors = b.errors;
        this.rows = new LinkedHashMap<>(b.rows);
    }

    /**
     * Begins a table.
     *
     * @param errors reads the error out of an answer; what it throws makes the outcome Unknown
     * @return a builder
     */
    public static Builder builder(Function<HttpReply, VenueError> errors) {
        return new Builder(errors);
    }

    /** What an answer proves. */
    Finding find(HttpReply reply) {
        VenueError error = errors.apply(reply);
        Verdict any = rows.getOrDefault(new Row(reply.status(), ""), Verdict.UNKNOWN);
        Verdict verdict = error.code().isEmpty() || any.isForAnyBody() ? any : Verdict.UNKNOWN;
        return new Finding(rows.getOrDefault(new Row(reply.status(), error.code()), verdict), error);
    }

    /** A verdict and the words it came with. */
    record Finding(Verdict verdict, VenueError error) {}

    /** What one row says: taken, turned away unseen, refused for a reason, or unknown. */
    record Verdict(HttpOutcome.Verdict end, @Nullable RejectReason reason) {
        static final Verdict ACCEPTED = new Verdict(HttpOutcome.Verdict.ACCEPTED, null);
        static final Verdict TURNED_AWAY = new Verdict(HttpOutcome.Verdict.NOT_SENT, null);
        static final Verdict UNKNOWN = new Verdict(HttpOutcome.Verdict.UNKNOWN, null);

        static Verdict rejected(RejectReason reason) {
            return new Verdict(HttpOutcome.Verdict.REJECTED, reason);
        }

        /** Whether it holds whatever the body says. */
        boolean isForAnyBody() {
            return end != HttpOutcome.Verdict.ACCEPTED;
        }
    }

    private record Row(int status, String code) {}

    /** Builds an {@link OutcomeTable}. Not thread-safe. */
    public static final class Builder {
        private final Function<HttpReply, VenueError> errors;
        private final Map<Row, Verdict> rows = new LinkedHashMap<>();

        private Builder(Function<HttpReply, VenueError> errors) {
            this.errors = Objects.requireNonNull(errors, "errors");
        }

        /**
         * This status and a body without error mean that the venue took the request.
         *
         * @param status such as 200
         * @return this
         */
        public Builder accept(int status) {
            return put(status, "", Verdict.ACCEPTED);
        }

        /**
         * This status means that the venue provably refused, whatever the code.
         *
         * @param status such as 422
         * @param reason why
         * @return this
         */
        public Builder reject(int status, RejectReason reason) {
            return put(status, "", Verdict.rejected(reason));
        }

        /**
         * This status with this code means that the venue provably refused.
         *
         * @param status such as 403
         * @param code as the reader of errors names it
         * @param reason why
         * @return this
         */
        public Builder reject(int status, String code, RejectReason reason) {
            return put(status, code, Verdict.rejected(reason));
        }

        /**
         * This status means that the venue turned the request away before it looked at it, so that it may be asked again: the outcome is
         * NOT_SENT. For example 429 to a cancel, which must not be told as refused.
         *
         * @param status such as 429
         * @return this
         */
        public Builder turnedAway(int status) {
            return put(status, "", Verdict.TURNED_AWAY);
        }

        /**
         * This status with this code proves nothing, although others of the status do.
         *
         * @param status such as 422
         * @param code as the reader of errors names it
         * @return this
         */
        public Builder unknown(int status, String code) {
            return put(status, code, Verdict.UNKNOWN);
        }

        /**
         * Makes the table.
         *
         * @return the table
         */
        public OutcomeTable build() {
            return new OutcomeTable(this);
        }

        private Builder put(int status, String code, Verdict verdict) {
            rows.put(new Row(status, code), verdict);
            return this;
        }
    }
}
