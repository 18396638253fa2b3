package io.otrep.risk;

import java.util.Objects;

/**
 * Why an intent was not sent: the code, the limit and what was measured. For example
 * {@code MAX_POSITION: worst-case position value over equity 0.24 is beyond 0.2 (max-position)}. Immutable and thread-safe.
 *
 * @param code why
 * @param gate the name of the gate
 * @param limit the limit, in the unit of the code; NaN where there is none
 * @param measured what was measured, in the same unit; NaN if it could not be
 * @param detail what else helps, may be empty
 */
public record Denial(DenialCode code, String gate, double limit, double measured, String detail) {

    /** Checks that all parts are there. */
    public Denial {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * A denial by a limit.
     *
     * @param code why
     * @param gate the name of the gate
     * @param limit the limit
     * @param measured what was measured
     * @return the denial
     */
    public static Denial of(DenialCode code, String gate, double limit, double measured) {
        return new Denial(code, gate, limit, measured, "");
    }

    /**
     * A denial without numbers.
     *
     * @param code why
     * @param gate the name of the gate
     * @param detail in words
     * @return the denial
     */
    public static Denial of(DenialCode code, String gate, String detail) {
        return new Denial(code, gate, Double.NaN, Double.NaN, detail);
    }

    /** Code, measure, limit, gate and detail. */
    @Override
    public String toString() {
        String numbers = Double.isNaN(limit) && Double.isNaN(measured)
                ? code.measure()
                : code.measure() + " " + measured + " is beyond " + limit;
        return code + ": " + numbers + " (" + gate + ")" + (detail.isEmpty() ? "" : " " + detail);
    }
}
